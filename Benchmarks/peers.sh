# What the benchmarks share; to be read with `.` from the top folder.

# install_peers FOLDER PACKAGES: a Python with these packages in FOLDER, made once.
install_peers() {
  if [ "$(cat "$1/packages" 2>/dev/null)" != "$2" ]; then
    python3 -m venv "$1"
    # shellcheck disable=SC2086  # one word for each package
    "$1/bin/pip" install --quiet $2 >&2
    echo "$2" >"$1/packages"
  fi
}

# describe_machine: the processor, the system and the compiler, two lines.
describe_machine() {
  cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
  cpu=${cpu:-$(sysctl -n machdep.cpu.brand_string 2>/dev/null || uname -m)}
  echo "$cpu, $(getconf _NPROCESSORS_ONLN) cores, $(uname -sr)."
  swift --version 2>/dev/null | head -n 1
}
