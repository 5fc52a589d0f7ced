"""What the menu Vis and the welcome page do: the same choices as Indstillinger, said aloud."""

from __future__ import annotations

from collections.abc import Callable

from app.model.services.preferences import Preferences
from app.ui.actions import LookActions
from app.ui.settings.presenter import THEMES, SettingsPresenter


def look_actions(
    preferences: Callable[[], Preferences], prefer: Callable[[Preferences], None], say: Callable[[str], None]
) -> LookActions:
    """Each action makes its choice and says what was chosen."""
    choices = SettingsPresenter(preferences, prefer)
    return LookActions(
        larger=lambda: say(choices.step_size(1)),
        smaller=lambda: say(choices.step_size(-1)),
        usual=lambda: say(choices.choose_size(100)),
        large_targets=lambda large: say(choices.choose_large_targets(large=large)),
        theme=lambda theme: say(choices.choose_theme(theme)),
        themes=THEMES,
        switch_targets=lambda: say(choices.choose_large_targets(large=not preferences().large_targets)),
        switch_contrast=lambda: say(choices.switch_contrast()),
    )
