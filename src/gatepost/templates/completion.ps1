# gatepost's completion for PowerShell, in $PROFILE:  gatepost completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName 'gatepost', 'git-cc' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    Set-StrictMode -Off
    $given = @(
        foreach ($element in $commandAst.CommandElements) {
            $isProgram = $element.Extent.StartOffset -eq $commandAst.CommandElements[0].Extent.StartOffset
            if (-not $isProgram -and $element.Extent.EndOffset -ge $cursorPosition) {
                break
            }
            if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
                $element.Value
            } else {
                $element.Extent.Text
            }
        }
    )
    $before = @($given | Select-Object -Skip 1)
    $status = $global:LASTEXITCODE
    $words = $env:_GATEPOST_WORDS
    try {
        $env:_GATEPOST_WORDS = ConvertTo-Json -Compress -InputObject ([string[]]($before + "$wordToComplete"))
        $program = Get-Command -Name gatepost -CommandType Application -ErrorAction Stop | Select-Object -First 1
        $answer = & $program __complete powershell (Split-Path -Leaf $given[0]) 2>$null
        if ($answer) {
            foreach ($item in ($answer | ConvertFrom-Json)) {
                [System.Management.Automation.CompletionResult]::new($item.text, $item.list, 'ParameterValue', $item.tip)
            }
        }
    } catch {
        return
    } finally {
        $env:_GATEPOST_WORDS = $words
        $global:LASTEXITCODE = $status
    }
}
