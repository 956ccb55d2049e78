# gatepost's completion for bash, in ~/.bashrc:  eval "$(gatepost completion bash)"

_gatepost_complete() {
    local answer kind reply columns=0
    COMPREPLY=()
    case ${COMP_TYPE-} in
        33 | 63 | 64) columns=${COLUMNS:-80} ;; # the replies are listed, not put in the line
    esac
    answer=$(command gatepost __complete bash "${1##*/}" \
        "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" "$columns" 2>/dev/null </dev/null) || return 0
    {
        IFS= read -r kind
        while IFS= read -r reply; do
            COMPREPLY+=("$reply")
        done
    } <<<"$answer"
    case $kind in
        files) compopt -o default +o nospace ;;
        folders) compopt -o dirnames +o nospace ;;
        *) compopt -o nosort +o default +o bashdefault +o nospace ;;
    esac 2>/dev/null
    return 0
}

# git's own completion calls this for `git cc`
_git_cc() {
    _gatepost_complete git
}

complete -o nosort -F _gatepost_complete gatepost git-cc 2>/dev/null ||
    complete -F _gatepost_complete gatepost git-cc
