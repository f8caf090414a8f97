# Set-up, build, tests and the main job. `make` alone lists what there is.

PREFIX ?= /usr/local
OUTPUT ?= output
MANUAL := .build/manual
PACKAGES := .build/packages
REFERENCE := .build/reference
COMMA := ,

# On Linux the Swift runtime goes into the program, which then starts faster and needs no toolchain, nor any library
# beside itself: without a RUNPATH of $$ORIGIN none that lies there is loaded.
SYSTEM := $(shell uname -s)
PRODUCT ?= mainsequence
RELEASE = --configuration release --product $(PRODUCT) \
  $(if $(filter Linux,$(SYSTEM)),--static-swift-stdlib --disable-local-rpath)

# Tests run on optimized modules, which takes a seventh of the time, apart from the other builds: tests may see what is
# internal.
TESTS := --configuration release --scratch-path .build/tests -Xswiftc -enable-testing

.PHONY: help setup build report test lint format gallery gallery-peers schema-check compare-pytorch benchmark \
  benchmark-figures benchmark-training benchmark-classification benchmark-watch benchmark-reading benchmark-formats benchmark-startup benchmark-scale benchmarks coverage findings audit \
  verify-changes torture torture-slice compare-scanners fuzz fuzz-slice sanitize check-page consumers check-updates check-version manual docs install package package-test clean

help:
	@echo 'make report      set up, build, and write the report of the assignment into $(OUTPUT)/'
	@echo 'make test        set up, and run every test'
	@echo 'make lint        check the form of the source'
	@echo 'make format      fix the form of the source'
	@echo 'make gallery     draw the figures of docs/gallery.md'
	@echo 'make gallery-peers'
	@echo '                 draw the figures of other programs in docs/gallery.md (network)'
	@echo 'make schema-check'
	@echo '                 check the schema of experiment files with a validator in Python'
	@echo 'make compare-pytorch'
	@echo '                 compare ten epochs of every training method with PyTorch (network)'
	@echo 'make benchmarks  run all that follow, and report ratios that fell by more than 15 % (a quarter of an hour, network)'
	@echo 'make benchmark   time the program against the same report in Python'
	@echo 'make benchmark-figures'
	@echo '                 time drawing alone against matplotlib and datashader'
	@echo 'make benchmark-training'
	@echo '                 time the training core against JAX, PyTorch, numpy and scikit-learn'
	@echo 'make benchmark-classification'
	@echo '                 time classify from CSV to CSV against polars and onnxruntime'
	@echo 'make benchmark-watch'
	@echo '                 time watch from a save to the new report'
	@echo 'make benchmark-formats'
	@echo '                 compare what is read from the files that other programs write'
	@echo 'make benchmark-reading'
	@echo '                 time reading a table against polars and pandas'
	@echo 'make benchmark-startup'
	@echo '                 time the shortest commands, and a report with HTML and PDF against one without'
	@echo 'make benchmark-scale'
	@echo '                 time bin against DuckDB, and reports on millions of stars'
	@echo 'make coverage    run every test, and print the lines covered by module'
	@echo 'make findings    reproduce the surprising behaviour of other tools (network)'
	@echo 'make audit       compute the numbers and findings of 200 reports again with numpy'
	@echo 'make verify-changes'
	@echo '                 change 1,000 bytes of inputs, and some of every output; verify has to name the file'
	@echo 'make torture     let system calls fail, kill the program, and feed it awkward names and tables; the next call goes on'
	@echo '                 (KIND=faults … for one kind, MINUTES=5 for each kind)'
	@echo 'make torture-slice'
	@echo '                 a minute or two of it, with the build of the tests and the same faults every time'
	@echo 'make compare-scanners'
	@echo '                 compare every reader of text with a plain scanner on a million tables'
	@echo 'make fuzz        feed every reader what libFuzzer makes up, for a minute each (READER=… SECONDS=… SEED=… ADDRESS=no)'
	@echo 'make fuzz-slice  the same for half a minute in all, with the same inputs every time'
	@echo 'make sanitize    run the tests with the sanitizers of addresses and of threads (SANITIZER=… for one)'
	@echo 'make check-page  drive the HTML page in Chromium, with and without script (AXE=… for axe.min.js)'
	@echo 'make consumers   measure what pandoc, LaTeX, Inkscape and others make of the report'
	@echo 'make check-updates'
	@echo '                 list newer versions of the dependencies (network)'
	@echo 'make check-version'
	@echo '                 check that all files state the same version (VERSION=… for one)'
	@echo 'make manual      write the manual pages into $(MANUAL)/'
	@echo 'make docs        build the reference of every module with DocC in $(REFERENCE)/'
	@echo 'make install     install the program, its manual pages and completions into $(PREFIX)'
	@echo '                 (PREFIX=… for elsewhere)'
	@echo 'make package     build a Debian package and an archive in $(PACKAGES)/ (Linux)'
	@echo 'make package-test'
	@echo '                 install the package in a fresh Debian 12 and try it (root, network)'
	@echo 'make clean       remove what was built'

setup:
	@sh ./setup.sh

build: setup
	swift build $(RELEASE)

# Rebuilds what is affected by a change, a change of the program too.
report: build
	@$$(swift build $(RELEASE) --show-bin-path)/mainsequence report --output '$(OUTPUT)'

test: setup
	swift test $(TESTS)

lint:
	sh docs/check-words.sh
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Fuzzing templates

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests Fuzzing templates

gallery: build
	@python3 docs/gallery/draw.py "$$(swift build $(RELEASE) --show-bin-path)/mainsequence"

gallery-peers: build
	@sh docs/gallery/peers/draw.sh "$$(swift build $(RELEASE) --show-bin-path)/mainsequence"

schema-check: build
	@sh docs/schema-check.sh "$$(swift build $(RELEASE) --show-bin-path)/mainsequence"

compare-pytorch: build
	@sh scripts/compare-pytorch.sh "$$(swift build $(RELEASE) --show-bin-path)/mainsequence"

benchmark: build
	sh Benchmarks/Report/run.sh

benchmark-figures: setup
	sh Benchmarks/Figures/run.sh

benchmark-training:
	sh Benchmarks/Training/run.sh

benchmark-classification:
	sh Benchmarks/Classification/run.sh

benchmark-watch:
	sh Benchmarks/Watch/run.sh

benchmark-startup:
	sh Benchmarks/Startup/run.sh

benchmark-scale:
	sh Benchmarks/Scale/run.sh

benchmarks:
	@sh Benchmarks/all.sh

benchmark-formats: build
	sh Benchmarks/Formats/run.sh

benchmark-reading:
	sh Benchmarks/Reading/run.sh

coverage: setup
	@sh scripts/coverage.sh

findings:
	@sh scripts/findings.sh

audit: build
	@sh scripts/audit.sh "$$(swift build $(RELEASE) --show-bin-path)/mainsequence"

verify-changes: build
	@python3 scripts/verify_changes.py "$$(swift build $(RELEASE) --show-bin-path)/mainsequence"

torture: build
	@python3 scripts/torture "$$(swift build $(RELEASE) --show-bin-path)/mainsequence" --state .build/torture.json \
	  $(KIND:%=--kind %) $(MINUTES:%=--minutes %)

# Where there is no Python, the tests have to do.
torture-slice: setup
	@if command -v python3 >/dev/null; then \
	  python3 scripts/torture "$$(swift build $(TESTS) --show-bin-path)/mainsequence" --slice; fi

compare-scanners:
	@sh scripts/compare_scanners.sh

# With ADDRESS=no AddressSanitizer is left out, and several times as many inputs are read in the same time. Both flags of
# Swift are in one option, of which the compiler takes the last alone.
FUZZING := FUZZING=1 swift build --configuration release --product Fuzzing --sanitize fuzzer \
  $(if $(filter no,$(ADDRESS)),--scratch-path .build/fuzzing-plain -Xswiftc -sanitize=fuzzer,\
    --scratch-path .build/fuzzing --sanitize address -Xswiftc -sanitize=address$(COMMA)fuzzer)

fuzz: setup
	$(FUZZING)
	@python3 Fuzzing/run.py "$$($(FUZZING) --show-bin-path)/Fuzzing" $(READER:%=--reader %) \
	  $(SECONDS:%=--seconds %) $(SEED:%=--seed %) $(LARGEST:%=--largest %)

# A debug build takes half the time.
FUZZING_SLICE := FUZZING=1 swift build --product Fuzzing --scratch-path .build/fuzzing-slice --sanitize fuzzer \
  -Xswiftc -sanitize=fuzzer

fuzz-slice: setup
	@if command -v python3 >/dev/null; then \
	  $(FUZZING_SLICE) && python3 Fuzzing/run.py "$$($(FUZZING_SLICE) --show-bin-path)/Fuzzing" --slice; fi

sanitize: setup
	@sh scripts/sanitize.sh $(SANITIZER)

check-page: build
	@python3 scripts/check_page.py "$$(swift build $(RELEASE) --show-bin-path)/mainsequence" $(if $(AXE),--axe $(AXE))

consumers: build
	@sh scripts/consumers.sh "$$(swift build $(RELEASE) --show-bin-path)/mainsequence"

check-updates:
	@sh scripts/check-updates.sh

manual: build
	rm -rf $(MANUAL)
	python3 scripts/manual.py "$$(swift build $(RELEASE) --show-bin-path)/mainsequence" $(MANUAL)
	@if command -v mandoc >/dev/null; then mandoc -T lint -W warning $(MANUAL)/*.1; fi

check-version:
	@sh scripts/check-version.sh $(VERSION)

docs: setup
	@sh scripts/docs.sh $(REFERENCE)

install: manual
	sh scripts/install.sh "$$(swift build $(RELEASE) --show-bin-path)/mainsequence" $(MANUAL) \
	  '$(DESTDIR)$(PREFIX)'

package: manual
	sh scripts/package.sh "$$(swift build $(RELEASE) --show-bin-path)/mainsequence" $(MANUAL) $(PACKAGES)

package-test:
	sh scripts/package-test.sh $(PACKAGES)/*.deb

clean:
	swift package clean
