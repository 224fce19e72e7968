# Two commands matter: "make contoh" and "make test". Each makes .venv when there is none.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

BIN := .venv/bin
export PATH := $(CURDIR)/.venv/node/node_modules/.bin:$(PATH)

.PHONY: contoh test check bangun docs gambar terbit batas bersih

## contoh: build the example workbook, recalculate it, show its headline results
contoh:
	@.ci/provision run
	mkdir -p keluaran
	rm -f keluaran/contoh.xlsm
	$(BIN)/lakip-xl baru keluaran/contoh.xlsm --contoh pontianak-2024
	$(BIN)/lakip-xl hitung keluaran/contoh.xlsm --hasil

## test: everything CI runs; the closing line of pytest comes last
test: check
	@$(BIN)/python -m pytest

## check: linters and types
check:
	@.ci/provision test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

## bangun: write everything that is generated: VBA, template, add-in, pages
bangun:
	@.ci/provision test
	$(BIN)/python -m lakip_xl.workbook.vba
	$(BIN)/lakip-xl bangun
	$(BIN)/python docs/build_pages.py

## docs: write the generated pages and the compiled translations again
docs:
	@.ci/provision test
	$(BIN)/python docs/build_pages.py

## gambar: render the pictures of the documentation from the real workbook
gambar:
	@.ci/provision test
	$(BIN)/python docs/render_pictures.py
	$(BIN)/python docs/report_pictures.py

## terbit: build a release into keluaran/terbit and check it in a clean environment
terbit:
	@.ci/provision test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[release]'
	$(BIN)/python tools/release.py keluaran/terbit

## batas: renew constraints.txt within the ranges of pyproject.toml
batas:
	@.ci/provision test
	$(BIN)/python tools/constraints.py

## bersih: remove what the commands above made
bersih:
	rm -rf .venv keluaran .mypy_cache .pytest_cache .ruff_cache
