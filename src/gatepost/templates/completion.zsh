# gatepost's completion for zsh, in ~/.zshrc:  eval "$(gatepost completion zsh)"

_gatepost() {
    local kind
    local -a answer
    (( $# )) || set -- $service
    answer=("${(@f)$(command gatepost __complete zsh "$@" "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null </dev/null)}")
    kind=$answer[1]
    answer=("${(@)answer[2,-1]}")
    if [[ $kind != words && $PREFIX == --*=* ]]; then
        compset -P 1 '*='
    fi
    case $kind in
        files) _files ;;
        folders) _files -/ ;;
        *) (( $#answer )) && _describe -V -t gatepost gatepost answer ;;
    esac
}

# zsh's own completion of git calls this for `git cc`
_git-cc() {
    local folder=${(Q)opt_args[-C]-}
    _gatepost git ${folder:+-C} ${folder:+"$folder"} cc
}

# At the first prompt, since a `compinit` that comes later in the file forgets what is registered before
_gatepost_register() {
    emulate -L zsh
    local -a known
    add-zsh-hook -d precmd _gatepost_register
    if (( ! $+functions[compdef] )); then
        autoload -Uz compinit && compinit -D -i
    fi
    compdef _gatepost gatepost git-cc
    zstyle -a ':completion:*:*:git:*' user-commands known
    if (( ! ${known[(I)cc(|:*)]} )); then
        zstyle ':completion:*:*:git:*' user-commands $known 'cc:commit with a message that passes the gate'
    fi
}

autoload -Uz add-zsh-hook && add-zsh-hook precmd _gatepost_register
