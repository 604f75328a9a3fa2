package pubdate

import (
	"fmt"
	"time"

	"dateline/schema"
)

// MarshalText writes all three parts, those that are not stated as zeros: 0000-09-06. The form of schema.Date would not
// bring a month without a day back.
func (p Partial) MarshalText() ([]byte, error) {
	return fmt.Appendf(nil, "%04d-%02d-%02d", p.Year, int(p.Month), p.Day), nil
}

// UnmarshalText reads what MarshalText writes.
func (p *Partial) UnmarshalText(b []byte) error {
	var y, m, d int
	if n, err := fmt.Sscanf(string(b), "%04d-%02d-%02d", &y, &m, &d); n != 3 || err != nil {
		return fmt.Errorf("%q is not a partial date of the form 0000-09-06", b)
	}
	p.Date = schema.Date{Year: y, Month: time.Month(m), Day: d}
	return nil
}
