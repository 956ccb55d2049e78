# gatepost's completion for fish, in ~/.config/fish/config.fish:  gatepost completion fish | source

function __gatepost_complete
    command --query gatepost; or return
    set -l words (commandline -opc)
    set -l program (string replace -r '^.*/' '' -- $words[1])
    set -l typed (commandline -ct)
    set -l answer (command gatepost __complete fish $program $words[2..] "$typed" 2>/dev/null </dev/null)
    set -l option (string match -r '^--[^=]+=' -- "$typed")
    set -l value (string replace -r '^--[^=]+=' '' -- "$typed")
    switch "$answer[1]"
        case files
            set -l found (complete --do-complete "'' $value")
            test (count $found) -gt 0; and printf '%s\n' "$option"$found
        case folders
            set -l found (complete --do-complete "'' $value" | string match -r '.*/$')
            test (count $found) -gt 0; and printf '%s\n' "$option"$found
        case words
            test (count $answer) -gt 1; and printf '%s\n' $answer[2..]
    end
end

# Print the command of git that the line runs, if it names one yet
function __gatepost_command_of_git
    set -l words (commandline -opc)
    set -e words[1]
    while set -q words[1]
        switch $words[1]
            case -C -c --git-dir --work-tree --namespace --config-env --super-prefix
                set -e words[1]
            case '-*'
            case '*'
                echo $words[1]
                return
        end
        set -q words[1]; and set -e words[1]
    end
end

complete --command gatepost --no-files --keep-order --arguments '(__gatepost_complete)'
complete --command git-cc --no-files --keep-order --arguments '(__gatepost_complete)'
complete --command git --no-files --keep-order --condition 'contains cc (__gatepost_command_of_git)' \
    --arguments '(__gatepost_complete)'
complete --command git --no-files --condition 'not count (__gatepost_command_of_git) >/dev/null' \
    --arguments cc --description 'Commit with a message that passes the gate'
