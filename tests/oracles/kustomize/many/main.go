// Builds many kustomizations in one process: a start of the program takes longer than most builds.
// Each line of the input is a JSON array of arguments of `kustomize build`, each line of the output
// {"out": "...", "error": "...", "ns": 123}; "error" is there when the build fails.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"sigs.k8s.io/kustomize/kustomize/v5/commands/build"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

type answer struct {
	Out   string `json:"out"`
	Error string `json:"error,omitempty"`
	Ns    int64  `json:"ns"`
}

func run(args []string) (result answer) {
	var out bytes.Buffer

	defer func() {
		if problem := recover(); problem != nil {
			result = answer{Error: fmt.Sprintf("panic: %v", problem)}
		}
	}()
	cmd := build.NewCmdBuild(filesys.MakeFsOnDisk(), build.MakeHelp("kustomize", "build"), &out)
	cmd.SetArgs(args)
	cmd.SetOut(&out)
	cmd.SetErr(io.Discard)
	begin := time.Now()
	err := cmd.Execute()
	took := time.Since(begin).Nanoseconds()
	if err != nil {
		return answer{Error: err.Error(), Ns: took}
	}
	return answer{Out: out.String(), Ns: took}
}

func main() {
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
