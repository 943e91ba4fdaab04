# Everything here sets itself up on first use: a virtual environment in .venv, from the hashed lock.
# Needs python3 (3.11 or newer) with venv, and make. Another Python:  make report PYTHON=python3.12

PYTHON ?= python3
PY := .venv/bin/python
READY := .venv/.ready
RECORD := output/record
CHARTS := meeting_frequency claim_topics meeting_timeline
NOTEBOOKS := $(wildcard notebooks/*.ipynb)
EXECUTE := $(PY) -m jupyter nbconvert --log-level=WARN --to notebook --execute --ExecutePreprocessor.record_timing=False

# No notebook, test or report may depend on the machine's language, or leave it.
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help report test lint lab notebooks picture slow bench lock clean
.DEFAULT_GOAL := help

help:
	@echo "make report     the seed article: record, charts, notebooks and an HTML report, in output/"
	@echo "make test       lint, types, layers, tests"
	@echo "make lab        JupyterLab on notebooks/, without a network"
	@echo "make notebooks  execute the notebooks and keep their output in place"
	@echo "make picture    draw the picture in the README again"
	@echo "make slow       make report, every notebook again, the report in a browser"
	@echo "make bench      characters a second, beside dateparser; seconds to link"
	@echo "make lock       resolve requirements.lock again (needs uv)"
	@echo "make clean      remove output/ and caches (.venv stays)"

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "timeline needs Python 3.11 or newer; '$(PYTHON)' is missing or older. Try: make PYTHON=python3.12 ..." >&2; exit 1; }
	@rm -f $@
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv || { \
		echo "Could not make .venv. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv (about a minute, once) ..."
	@$(PY) -m pip install -qq --upgrade pip
	@$(PY) -m pip install -qq --require-hashes -r requirements.lock
	@$(PY) -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

report: $(READY)
	@rm -rf $(RECORD) output/charts output/notebooks
	@mkdir -p output/charts output/notebooks
	.venv/bin/timeline extract seeds/articles -o $(RECORD)
	.venv/bin/timeline report $(RECORD) -o output/report.html
	@for name in $(CHARTS); do \
		.venv/bin/timeline chart $(RECORD) $$name -o output/charts/$$name.svg || exit 1; done
	@echo "Executing the notebooks ..."
	@if [ -n "$(NOTEBOOKS)" ]; then $(EXECUTE) --output-dir output/notebooks $(NOTEBOOKS) >output/notebooks.log 2>&1 \
		|| { cat output/notebooks.log >&2; exit 1; }; fi
	@echo
	@echo "The report      output/report.html     (open it in a browser; it needs no network)"
	@echo "The frames      $(RECORD)/         (Parquet; in Python: timeline.load(\"$(RECORD)\"))"
	@echo "The charts      output/charts/"
	@echo "The notebooks   output/notebooks/"

lint: $(READY)
	@$(PY) -m ruff check --quiet . && echo "ruff: no findings"
	@$(PY) -m mypy
	@.venv/bin/lint-imports

test: lint
	@$(PY) -m pytest

# The report and the charts come first, for the slow tests look at them.
slow: report
	@if [ -n "$(NOTEBOOKS)" ]; then $(PY) -m pytest --nbmake --nbmake-timeout=300 -m "" notebooks; fi
	@$(PY) -m pytest -m slow

lab: $(READY)
	$(PY) -m jupyter lab --notebook-dir=notebooks --LabApp.news_url=None \
		--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate --LabApp.extension_manager=readonly \
		$(if $(filter 0,$(shell id -u)),--allow-root) $(LAB_FLAGS)

notebooks: $(READY)
	$(EXECUTE) --inplace $(NOTEBOOKS)

picture: $(READY)
	@mkdir -p docs
	.venv/bin/timeline chart $(RECORD) meeting_timeline -o docs/meeting-timeline.png

bench: $(READY)
	@$(PY) benchmarks/speed.py
	@$(PY) benchmarks/linking.py

lock:
	uv pip compile pyproject.toml --all-extras --universal --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-header --no-annotate --quiet -o requirements.lock

clean:
	rm -rf output dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find timeline tests benchmarks notebooks -name __pycache__ -prune -exec rm -rf {} +
