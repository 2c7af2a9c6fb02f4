# Fork Stack for any project: `include forkstack.mk` gives envs-new, envs-switch, envs-delete, envs-list,
# envs-status, envs-doctor, envs-up, envs-down, envs-help.
#
#   make envs-new alice              a private copy of the stack, and this checkout is in it
#   make envs-new NAME=test          for a name that is also a target
#   make envs-new bob FROM=alice     fork another environment
#   make envs-new bob ARGS='-Dforkstack.failIfExists'
#   make -s envs-list OUTPUT=json    one JSON document on standard output, everything else on standard error
#
# MVN chooses the Maven (./mvnw, mvn, mvnd). Works with GNU make 3.81 and newer.

FORKSTACK_VERSION ?= 0.1.0
MVN ?= $(if $(wildcard mvnw),./mvnw,mvn)

# A goal is short: the second compiler and a parallel collector cost more than they save.
FORKSTACK_MAVEN_OPTS ?= -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto

FORKSTACK_NAMED := envs-new envs-switch envs-delete
FORKSTACK_GOALS := $(FORKSTACK_NAMED) envs-list envs-status envs-doctor envs-up envs-down envs-help
# The first target of whoever includes this file stays the default.
forkstack_default_goal := $(.DEFAULT_GOAL)
.PHONY: $(FORKSTACK_GOALS)

# --- The name: checked while make reads this file, before any recipe runs and before any shell sees it. ---

forkstack_letters := a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 -
# $(call forkstack_without,text,letters): what is left of the text without these letters
forkstack_without = $(if $(2),$(call forkstack_without,$(subst $(firstword $(2)),,$(1)),$(wordlist 2,99,$(2))),$(1))
# $(call forkstack_checked,what,text): nothing, or the end of this run
forkstack_checked = $(if $(call forkstack_without,$(2),$(forkstack_letters)),$(error ✗ '$(2)', $(1), is no environment name: lower-case letters, digits and inner hyphens only))

ifneq ($(filter $(FORKSTACK_NAMED),$(firstword $(MAKECMDGOALS))),)
  forkstack_words := $(words $(MAKECMDGOALS))
  ifneq ($(filter-out 1 2,$(forkstack_words)),)
    $(error ✗ one environment at a time: make $(firstword $(MAKECMDGOALS)) NAME)
  endif
  ifeq ($(forkstack_words),2)
    ifneq ($(origin NAME),undefined)
      ifeq ($(origin NAME),command line)
        $(error ✗ two names given: one behind $(firstword $(MAKECMDGOALS)) and NAME=)
      endif
    endif
    forkstack_name := $(word 2,$(MAKECMDGOALS))
    $(call forkstack_checked,the word behind $(firstword $(MAKECMDGOALS)),$(forkstack_name))
    forkstack_also_target := $(filter $(forkstack_name),$(FORKSTACK_GOALS)) \
      $(shell grep -lE '^([^#=:$$[:space:]][^#=:$$]*[[:space:]])?$(forkstack_name)([[:space:]][^#=:$$]*)?:([^=]|$$)' $(MAKEFILE_LIST))
    ifneq ($(strip $(forkstack_also_target)),)
      $(error ✗ '$(forkstack_name)' is also a target of this Makefile: write make $(firstword $(MAKECMDGOALS)) NAME=$(forkstack_name))
    endif
    # The word is no target of anybody's, so it may be one that does nothing. A second rule for it is an error of make's.
    .PHONY: $(forkstack_name)
    $(forkstack_name):: ; @:
  else
    ifneq ($(filter command environment,$(origin NAME)),)
      forkstack_name := $(if $(filter command,$(origin NAME)),$(value NAME),)
      $(call forkstack_checked,NAME,$(forkstack_name))
    endif
  endif
endif

ifneq ($(filter envs-switch envs-delete,$(firstword $(MAKECMDGOALS))),)
  ifeq ($(origin FROM),command line)
    $(error ✗ FROM says what envs-new forks; $(firstword $(MAKECMDGOALS)) takes none)
  endif
endif
$(call forkstack_checked,FROM,$(if $(filter command,$(origin FROM)),$(value FROM)))
forkstack_at := $(if $(filter command,$(origin AT)),$(value AT))
$(if $(call forkstack_without,$(forkstack_at),0 1 2 3 4 5 6 7 8 9 T Z : . + -),$(error ✗ AT is no instant: write it as 2026-01-31T12:00:00Z))

# --- Running a goal ---

forkstack_options = $(if $(forkstack_name),-Denv='$(forkstack_name)') \
  $(if $(filter command,$(origin FROM)),-Dforkstack.from='$(FROM)') \
  $(if $(forkstack_at),-Dforkstack.at='$(forkstack_at)') $(ARGS)

# Our lines as they come; of Maven's own, only what is not a repetition of them. A shell reads line by line, which not every
# awk does. Maven 3.8 ends with a colour code although it was told not to. Without an exit code the goal has failed.
# $(call forkstack_filter,where lines go): a document has standard output for itself, whatever Maven prints there.
forkstack_filter = status=1; repeated=; colour=$$(printf '\033[0m'); \
  while IFS= read -r line; do \
    line=$${line\#\#*"$$colour"}; \
    case $$line in \
      forkstack-exit:*) status=$${line\#forkstack-exit:}; continue ;; \
      '{"schemaVersion":'*) printf '%s\n' "$$line"; continue ;; \
      '[ERROR] Failed to execute goal dev.forkstack:'*': ✗ '*) repeated=yes ;; \
      '[INFO] '*|'[WARNING] '*|'[ERROR] '*) line=$${line\#*] } ;; \
      '[INFO]'|'[WARNING]'|'[ERROR]') line= ;; \
    esac; \
    [ -n "$$repeated" ] || printf '%s\n' "$$line" $(1); \
  done; exit $$status

# OUTPUT=json, or as an option of the plugin's. A daemon decorates what plugins print.
forkstack_json = $(strip $(filter json,$(if $(filter command,$(origin OUTPUT)),$(OUTPUT))) \
  $(findstring -Dforkstack.output=json,$(ARGS)))
forkstack_talk = $(if $(forkstack_json),-Dforkstack.output=json $(if $(filter mvnd,$(notdir $(firstword $(MVN)))),--raw-streams), \
  -Dorg.slf4j.simpleLogger.log.dev.forkstack=info)

# Maven's output goes into a pipe here; a bar goes past it, to the terminal if there is one.
forkstack_run = @terminal=; [ ! -t 1 ] || terminal=-Dforkstack.terminal=/dev/tty; \
  { MAVEN_OPTS="$$MAVEN_OPTS $(FORKSTACK_MAVEN_OPTS)" $(MVN) -q -ntp -N -Dstyle.color=never $(forkstack_talk) \
  dev.forkstack:forkstack-maven-plugin:$(FORKSTACK_VERSION):$(1) $(forkstack_options) $$terminal $(if $(forkstack_json),,2>&1); \
  echo "forkstack-exit:$$?"; } | (trap '' INT; $(call forkstack_filter,$(if $(forkstack_json),>&2)))

envs-new: ; $(call forkstack_run,new)
envs-switch: ; $(call forkstack_run,switch)
envs-delete: ; $(call forkstack_run,delete)
envs-list: ; $(call forkstack_run,list)
envs-status: ; $(call forkstack_run,status)
envs-doctor: ; $(call forkstack_run,doctor)
envs-up: ; $(call forkstack_run,up)
envs-down: ; $(call forkstack_run,down)
envs-help: ; $(call forkstack_run,help)

.DEFAULT_GOAL := $(forkstack_default_goal)
