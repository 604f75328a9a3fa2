package validate

import "testing"

func TestThreshold(t *testing.T) {
	for _, c := range []struct {
		text                string
		findings, hit, rows int64
		want                bool
	}{
		{"> 2%", 2, 2, 100, false},
		{"> 2%", 3, 3, 100, true},
		{"> 2%", 30, 2, 100, false}, // a row with many findings counts once
		{">= 2%", 2, 2, 100, true},
		{">=0.5 %", 1, 1, 200, true},
		{">=0.5 %", 1, 1, 201, false},
		{"> 2%", 5, 0, 0, false}, // without rows there is no share
		{">= 100%", 7, 7, 7, true},
		{"> 10", 10, 1, 1, false},
		{"> 10", 11, 1, 1, true},
		{">= 10", 10, 1, 1, true},
		{"> 0", 0, 0, 5, false},
		{">0", 1, 0, 0, true},
	} {
		th, err := ParseThreshold(c.text)
		if err != nil {
			t.Errorf("ParseThreshold(%q): %v", c.text, err)
			continue
		}
		if got := th.Holds(c.findings, c.hit, c.rows); got != c.want {
			t.Errorf("%q holds for %d findings in %d of %d rows: got %t, want %t", c.text, c.findings, c.hit, c.rows, got, c.want)
		}
		again, err := ParseThreshold(th.String())
		if err != nil || *again != *th {
			t.Errorf("%q is written %q, which is read as %v (%v)", c.text, th, again, err)
		}
	}
	for _, text := range []string{"", "2%", "2", "< 2%", "> -1", "> 2 %%", "=> 2", "> 101%", "> 100%", ">= 0", "> 2.%", "> 1e3"} {
		if th, err := ParseThreshold(text); err == nil {
			t.Errorf("ParseThreshold(%q) = %v, want an error", text, th)
		}
	}
}
