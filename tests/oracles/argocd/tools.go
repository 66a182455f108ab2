//go:build tools

package oracles

import _ "github.com/argoproj/argo-cd/v3/cmd"
