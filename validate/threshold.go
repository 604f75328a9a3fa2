package validate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Threshold is a bound on how many findings there may be: "> 2%" of the rows, or ">= 10" findings. Percentages are of the
// rows for which the rule decides, and count a row with several findings once. Findings that an exception accepts do not
// count, those that a baseline knows do.
type Threshold struct {
	Limit   float64
	Percent bool
	AtLeast bool // >= and not >
}

var thresholdForm = regexp.MustCompile(`^(>=?) ?([0-9]+(?:\.[0-9]+)?) ?(%?)$`)

// ParseThreshold reads "> 2%", ">= 0.5 %", "> 10" or ">=10".
func ParseThreshold(s string) (*Threshold, error) {
	m := thresholdForm.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return nil, fmt.Errorf("%q is not a threshold: want a form like %q, %q or %q", s, "> 2%", "> 10", ">= 1")
	}
	n, err := strconv.ParseFloat(m[2], 64)
	if err != nil {
		return nil, fmt.Errorf("%q is not a threshold: %w", s, err)
	}
	t := &Threshold{Limit: n, Percent: m[3] != "", AtLeast: m[1] == ">="}
	if t.Percent && (n > 100 || n == 100 && !t.AtLeast) {
		return nil, fmt.Errorf("threshold %q can never hold: no more than 100%% of the rows have a finding", s)
	}
	if n == 0 && t.AtLeast {
		return nil, fmt.Errorf("threshold %q always holds: want %q", s, "> 0")
	}
	return t, nil
}

// String gives the form that ParseThreshold reads.
func (t *Threshold) String() string {
	op, unit := ">", ""
	if t.AtLeast {
		op = ">="
	}
	if t.Percent {
		unit = "%"
	}
	return op + " " + strconv.FormatFloat(t.Limit, 'f', -1, 64) + unit
}

// Holds reports whether so many findings, in hit out of rows, are beyond the bound. Without rows no percentage is.
func (t *Threshold) Holds(findings, hit, rows int64) bool {
	n := float64(findings)
	if t.Percent {
		if rows == 0 {
			return false
		}
		n = 100 * float64(hit) / float64(rows)
	}
	return n > t.Limit || t.AtLeast && n == t.Limit
}
