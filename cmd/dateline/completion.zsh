#compdef dateline
# zsh completion for dateline: put this file into a directory of $fpath under the name _dateline
_dateline() {
  local -a opts
  local cur=${words[-1]}
  if [[ $cur == -* ]]; then
    opts=("${(@f)$(${words[@]:0:#words[@]-1} ${cur} --generate-bash-completion 2>/dev/null)}")
  else
    opts=("${(@f)$(${words[@]:0:#words[@]-1} --generate-bash-completion 2>/dev/null)}")
  fi
  if [[ -n ${opts[1]} ]]; then
    _describe 'values' opts
  fi
  _files
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _dateline "$@"
else
  compdef _dateline dateline
fi
