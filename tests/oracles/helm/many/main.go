// Runs many commands of helm in one process: a start of the program takes longer than most charts.
// Each line of the input is a JSON array of arguments, each line of the output
// {"out": "...", "error": "..."}; "error" is there when the command fails.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"

	helmcmd "helm.sh/helm/v4/pkg/cmd"
)

type answer struct {
	Out   string `json:"out"`
	Error string `json:"error,omitempty"`
}

func run(args []string) (result answer) {
	var out bytes.Buffer

	defer func() {
		if problem := recover(); problem != nil {
			result = answer{Error: fmt.Sprintf("panic: %v", problem)}
		}
	}()
	cmd, err := helmcmd.NewRootCmd(&out, args, func(bool) {})
	if err != nil {
		return answer{Error: err.Error()}
	}
	cmd.SetArgs(args)
	cmd.SetOut(&out)
	cmd.SetErr(io.Discard)
	if err := cmd.Execute(); err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Out: out.String()}
}

func main() {
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil)))
	input := bufio.NewReader(os.Stdin)
	output := json.NewEncoder(os.Stdout)
	output.SetEscapeHTML(false)
	for {
		var args []string

		line, err := input.ReadBytes('\n')
		if err != nil {
			return
		}
		if err := json.Unmarshal(line, &args); err != nil {
			panic(err)
		}
		if err := output.Encode(run(args)); err != nil {
			panic(err)
		}
	}
}
