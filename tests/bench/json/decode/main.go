// Measures encoding/json into interface{} over a file of one JSON text a line, best of several rounds.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"syscall"
)

func cpu() float64 {
	var used syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return float64(used.Utime.Sec+used.Stime.Sec) + float64(used.Utime.Usec+used.Stime.Usec)/1e6
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	lines := bytes.Split(bytes.TrimSuffix(text, []byte("\n")), []byte("\n"))
	parse, write := 1e9, 1e9
	for range 5 {
		values := make([]any, len(lines))
		begin := cpu()
		for i, line := range lines {
			if err := json.Unmarshal(line, &values[i]); err != nil {
				panic(err)
			}
		}
		parse = min(parse, cpu()-begin)
		begin = cpu()
		for _, value := range values {
			if _, err := json.Marshal(value); err != nil {
				panic(err)
			}
		}
		write = min(write, cpu()-begin)
	}
	size := float64(len(text)) / 1e6
	fmt.Printf("parse %.0f MB/s, write %.0f MB/s\n", size/parse, size/write)
}
