# Make the env files and secrets: the same as python local setup.
$python = if (Get-Command python3 -ErrorAction SilentlyContinue) { 'python3' } else { 'python' }
& $python $PSScriptRoot setup @args
exit $LASTEXITCODE
