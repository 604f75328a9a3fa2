package prose

import "testing"

func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		text      string
		words     int
		sentences int
		closed    bool
	}{
		{"", 0, 0, false},
		{"Most read", 2, 0, false},
		{"It rained. Then it stopped.", 5, 2, true},
		{`"It rained," he said. "Then it stopped."`, 7, 2, true},
		{"The U.S. Senate met J. Smith", 6, 0, false},
		{"Prices rose by 3.5 percent", 5, 0, false},
		{"图书馆日前正式开放。学生很高兴。", 7, 2, true},
		{"เรือข้ามฟาก", 5, 0, false},
	} {
		m := MeasureOf(c.text)
		if m.Words != c.words || m.Sentences != c.sentences || m.Closed != c.closed {
			t.Errorf("measureOf(%q) = %d words, %d sentences, closed %v; want %d, %d, %v", c.text, m.Words, m.Sentences, m.Closed, c.words, c.sentences, c.closed)
		}
	}
}

// TestCapitals holds which lines have case, and which are set in capitals.
func TestCapitals(t *testing.T) {
	for _, tt := range []struct {
		name, line     string
		cased, allCaps bool
	}{
		{"capitals", "FERRY STAYS IN PORT", true, true},
		{"a small letter for eleven capitals", "McDONALD WINS", true, true},
		{"a small letter for ten capitals", "McDONALD WIN", true, false},
		{"four Latin letters, three others", "ANSA غزة", true, true},
		{"as many Latin letters as others", "AFP غزة", false, false},
		{"no letters with case", "وقف إطلاق النار", false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if m := MeasureOf(tt.line); m.Cased != tt.cased || m.AllCaps != tt.allCaps {
				t.Errorf("MeasureOf(%q): cased %v, all capitals %v; want %v, %v", tt.line, m.Cased, m.AllCaps, tt.cased, tt.allCaps)
			}
		})
	}
}
