package prose

import (
	"strings"
	"testing"
)

// results is n words of results between Greek towns: letters say Greek where the small words of an English sentence do not
// decide.
func results(n int) string {
	table := strings.Fields(strings.Repeat("Θεσσαλονίκη 3 Αλεξανδρούπολη 1 Καλαμάτα 2 Ηγουμενίτσα 4 ", n/8+1))
	return strings.Join(table[:n], " ")
}

// TestSmallWords holds how many small words decide, how frequent they are, and how far they lead.
func TestSmallWords(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"four small words", "The ferry to Norderney stays in port and waits.", "en"},
		{"three small words", "The ferry to Norderney stays in port. Captain waits.", ""},

		// Half of these four are Dutch as well.
		{"one word in eight", "The ferry is in port and waits: " + results(25), "en"},
		{"one word in nine", "The ferry is in port and waits: " + results(26), "el"},
		// One of these four is Dutch as well.
		{"one word in sixteen", "The ferry of Selby stays in port and waits: " + results(55), "en"},
		{"one word in seventeen", "The ferry of Selby stays in port and waits: " + results(56), "el"},
		// Two of these six, or five, are Dutch as well.
		{"three times as many among figures", "The ferry of Selby is in port and waits for spares: " + results(50), "en"},
		{"fewer among figures", "The ferry of Selby is in port and waits: " + results(50), "el"},

		{"eleven Danish words, ten Norwegian", "Han har ikke en båd, men det er på vej, blev sagt efter og »etter«.", "da"},
		{"twelve Danish words, eleven Norwegian", "Han har ikke en båd, men den er det på vej, blev sagt efter og »etter«.", ""},
		{"none that is only Norwegian", "Han har ikke en båd, men den er det på vej, og til øen blev sagt.", "da"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := LanguageOf(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestTrigrams holds when letters may tell what small words do not.
func TestTrigrams(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"twenty words", "Isikebhe ngeke sihambe ngaphambi kolwesine ngoba ingxenye yenjini yaso kufanele ivele ezweni elikhulu, " +
			"kusho ukaputeni wesikebhe izolo ntambama ehhovisi lakhe", "zu"},
		{"nineteen words", "Isikebhe ngeke sihambe ngaphambi kolwesine ngoba ingxenye yenjini yaso kufanele ivele ezweni elikhulu, " +
			"kusho ukaputeni wesikebhe izolo ntambama ehhovisi", ""},
		{"few words in a script of its own", "ბორანი ხუთშაბათამდე არ გავა.", "ka"},
		{"two small words of that language", "Lautta lähtee satamasta vasta torstaina, sillä moottorin osaa odotetaan mantereelta. Kapteeni kertoi asiasta " +
			"matkustajille ja miehistölle aamulla. Varustamo on pahoillaan viivästyksestä, josta aiheutuu haittaa saariston asukkaille.", "fi"},
		{"one small word of that language", "Lautta lähtee satamasta vasta torstaina, sillä moottorin osaa odotetaan mantereelta. Kapteeni kertoi asiasta " +
			"matkustajille ja miehistölle aamulla. Varustamo pahoittelee viivästystä, josta aiheutuu haittaa saariston asukkaille.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := LanguageOf(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestLanguageReach holds how much of a text is looked at, with a rule of dashes above the sentence.
func TestLanguageReach(t *testing.T) {
	const english, georgian = "The ferry to Norderney stays in port and waits.", "ბორანი ხუთშაბათამდე არ გავა."
	rule := func(end int, s string) string { return strings.Repeat("-", end-len(s)) + s }
	for _, tt := range []struct{ name, text, want string }{
		{"small words to the end", rule(8000, english), "en"},
		{"small words behind the end", rule(8000+len("port and waits."), english), ""},
		{"letters to the end", rule(2000, georgian), "ka"},
		{"letters behind the end", rule(2000+len(georgian), georgian), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := LanguageOf(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
