package story

import (
	"fmt"

	"dateline/export/document"
)

// A document has a limit of time that is counted in steps, so that the same documents pass it on every machine and day. Everything
// that both readers do grows with the lines of the text, the nodes of the markup and the bytes of its JSON-LD, and the most expensive
// of each that were tried take about as long: 100 µs a line, 25 µs a node.
const (
	// maxSteps is about half a minute of work. Of 13,000 pages and texts of the evaluation sets, the largest takes 54,645 steps.
	maxSteps = 1_000_000

	LineSteps   = 4  // of a line of text
	ScriptBytes = 16 // of JSON-LD, for a step; a node of markup is one
)

// InTime refuses a document of which reading takes too many steps.
func InTime(steps int) error {
	if steps <= maxSteps {
		return nil
	}
	return &document.Rejection{Code: "timeout", Message: fmt.Sprintf("reading it would take %d steps, more than %d: a step is a quarter of a line, a node of markup or %d bytes of JSON-LD", steps, maxSteps, ScriptBytes)}
}
