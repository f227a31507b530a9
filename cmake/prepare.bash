# For ./run and ./test: what a machine must have, and the build. Sourced; expects `root` and the function `die`.

# prepare_folders FOLDER...: below the root, ours to write.
prepare_folders() {
  local folder
  for folder in "$@"; do
    mkdir -p "$root/$folder" 2>/dev/null && [[ -w $root/$folder ]] || die "cannot write to $root/$folder"
  done
}

say() { printf '%s\n' "$*" >&2; }

# missing_packages SECTION...: the names under these sections of debian-packages.txt whose command or package is not there.
missing_packages() {
  local section='' line wanted=() package state
  local -A asked=()
  for section in "$@"; do asked["[$section]"]=1; done
  while read -r line; do
    case $line in
      ''|'#'*) ;;
      '['*) section=$line ;;
      *) [[ -v asked[$section] ]] || continue
         if [[ $line == *:* ]]; then command -v "${line#*:}" >/dev/null || echo "${line%%:*}"
         else wanted+=("$line"); fi ;;
    esac
  done <"$root/cmake/debian-packages.txt"
  local -A installed=()
  while read -r package state; do [[ $state == installed ]] && installed[$package]=1; done \
    < <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null)
  for package in "${wanted[@]}"; do [[ -v installed[$package] ]] || echo "$package"; done
}

# as_root COMMAND...: asks for a password only where somebody can type one.
as_root() {
  if ((EUID == 0)); then "$@"
  elif [[ -t 0 ]]; then sudo -- "$@"
  else sudo -n -- "$@"; fi
}

install_packages() {
  local missing quiet_cluster='' log=$root/build/packages.log
  command -v dpkg-query >/dev/null || die "this needs Debian 12: there is no dpkg here to see what is installed"
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  ((EUID == 0)) || command -v sudo >/dev/null || die "these packages are missing and there is neither root nor sudo to install them: ${missing[*]}"
  say "Installing ${#missing[@]} Debian packages (log: build/packages.log)"
  : >"$log"
  as_root apt-get update -qq </dev/null >>"$log" 2>&1 ||
    die "apt-get update failed: $(last_words "$log")"
  # A PostgreSQL that comes for the tests alone starts no server of its own. Debian's setting is put back afterwards.
  local clusters=/etc/postgresql-common/createcluster.conf
  if [[ " ${missing[*]} " == *' postgresql-15 '* && ! -e $clusters ]]; then
    quiet_cluster=1
    as_root sh -c "mkdir -p ${clusters%/*} && echo 'create_main_cluster = false' >$clusters"
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" </dev/null >>"$log" 2>&1 ||
    die "Debian packages could not be installed, see build/packages.log: $(last_words "$log")"
  if [[ -n $quiet_cluster && -e $clusters.ucf-dist ]]; then as_root mv "$clusters.ucf-dist" "$clusters"; fi
}

last_words() { grep -E '^(W: Failed|E:|npm (ERR!|error)|sudo:|CMake Error)' "$1" | head -n 1 | grep . || tail -n 1 "$1"; }

# npm writes node_modules/.package-lock.json last, so one that is older than the lock file is not what the lock file asks for.
install_node_modules() {
  local log=$root/build/npm.log version
  version=$(node --version) || die "node does not start"
  version=${version#v}
  ((${version%%.*} >= 18)) || die "node $version is too old: 18 or newer is needed"
  [[ -e $root/node_modules/.package-lock.json && ! $root/package-lock.json -nt $root/node_modules/.package-lock.json ]] && return
  say "Installing node modules (log: build/npm.log)"
  (cd "$root" && npm ci) </dev/null >"$log" 2>&1 || die "npm ci failed, see build/npm.log: $(last_words "$log")"
}

# One compiler needs up to 1 GiB.
parallel_jobs() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable:/ {print int($2 / 1048576)}' /proc/meminfo)
  ((memory < 1)) && memory=1
  echo $((cores < memory ? cores : memory))
}

# build PRESET [TARGET...]: configures when needed; everything that is said goes to build/PRESET.log.
build() {
  local preset=$1; shift
  local log=$root/build/$preset.log made=$root/build/$preset/build.ninja
  : >"$log"
  if [[ ! -e $made || $root/CMakePresets.json -nt $made ]]; then
    (cd "$root" && cmake --preset "$preset") </dev/null >>"$log" 2>&1 || build_failed "$preset" "$log"
  fi
  (cd "$root" && cmake --build "build/$preset" -j "$(parallel_jobs)" ${1:+--target "$@"}) </dev/null 2>&1 | show_progress "$preset" "$log"
  ((PIPESTATUS[0] == 0)) || build_failed "$preset" "$log"
}

# Ninja's own counter: on one line of a terminal, or a line now and then where there is none.
show_progress() {
  local preset=$1 log=$2 line on_line=0 next=1
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] && ((BASH_REMATCH[2] > 2)) || continue
    if [[ -t 2 ]]; then
      printf '\rBuilding %s: %s of %s ' "$preset" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
      on_line=1
    elif ((BASH_REMATCH[1] >= next)); then
      say "Building $preset: ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]} (log: build/$preset.log)"
      ((next += 100))
    fi
  done
  ((on_line)) && printf '\r\033[K' >&2
  return 0
}

build_failed() {
  ((${SHOW_BUILD_ERRORS:-0})) && grep -vE '^\[[0-9]+/[0-9]+\] |^-- ' "$2" | tail -n 60 >&2
  die "building $1 failed: $(grep -m 1 -E 'error:|Error' "$2" | cut -c1-200) (all of it in build/$1.log)"
}
