// Answers many questions in one process: a start of the program takes longer than most of them.
// Each line of the input is a JSON array of arguments, each line of the output
// {"out": "...", "error": "...", "ns": 123}; "error" is there when the command fails.
// The folders helm/many, kustomize/many and health/many link here and say what runs.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

type answer struct {
	Out   string `json:"out"`
	Error string `json:"error,omitempty"`
	Ns    int64  `json:"ns"`
}

func ask(args []string) (result answer) {
	defer func() {
		if problem := recover(); problem != nil {
			result = answer{Error: fmt.Sprintf("panic: %v", problem)}
		}
	}()
	begin := time.Now()
	out, err := run(args)
	took := time.Since(begin).Nanoseconds()
	if err != nil {
		return answer{Error: err.Error(), Ns: took}
	}
	return answer{Out: out, Ns: took}
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
		if err := output.Encode(ask(args)); err != nil {
			panic(err)
		}
	}
}
