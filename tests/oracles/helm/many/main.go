// Runs many commands of helm: each line of the input is one, `["template", "name", "chart"]`.
package main

import (
	"bytes"
	"io"
	"log/slog"

	helmcmd "helm.sh/helm/v4/pkg/cmd"
)

func init() {
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil)))
}

func run(args []string) (string, error) {
	var out bytes.Buffer

	cmd, err := helmcmd.NewRootCmd(&out, args, func(bool) {})
	if err != nil {
		return "", err
	}
	cmd.SetArgs(args)
	cmd.SetOut(&out)
	cmd.SetErr(io.Discard)
	err = cmd.Execute()
	return out.String(), err
}
