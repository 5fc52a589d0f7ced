# Hjælpermappen: the whole contributor interface. Each target sets up what it needs.

export UV_COMPILE_BYTECODE = 1
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)

DISPLAY_OR_XVFB := $(if $(DISPLAY),,$(shell command -v xvfb-run >/dev/null && echo xvfb-run -a))

.PHONY: run demo test bench setup

run: setup     ## opens the user's own file
	$(UV) run --frozen --no-sync hjaelpermappen

demo: setup    ## the example scheme, its findings and timesheets, and the window if there is a screen
	$(UV) run --frozen --no-sync python pakning/demo.py

test: setup    ## everything that CI checks
	$(UV) run --frozen --no-sync python pakning/kontrol.py

bench: setup   ## the ratios that README shows
	$(DISPLAY_OR_XVFB) $(UV) run --frozen --no-sync python -m tests.benchmark

setup: $(UV)
	@sh pakning/systempakker.sh
	$(UV) sync --frozen --quiet
	@$(UV) run --frozen --no-sync python -m compileall -q app

.uv/bin/uv:
	@sh pakning/systempakker.sh
	python3 -m venv .uv && .uv/bin/python -m pip install --quiet uv
