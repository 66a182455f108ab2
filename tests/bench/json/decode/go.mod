module argosy/bench/decode

go 1.24
