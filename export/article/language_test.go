package article

import "testing"

func TestBCP47(t *testing.T) {
	for _, c := range []struct{ stated, want string }{
		{"en", "en"},
		{"EN_us", "en-US"},
		{"de_DE@euro", "de-DE"},
		{"fr_FR.UTF-8", "fr-FR"},
		{"en, fr", "en"},
		{" pt-br ", "pt-BR"},
		{"zh-Hant-TW", "zh-Hant-TW"},
		{"sr-Latn", "sr-Latn"},
		{"english", ""},
		{"und", ""},
		{"", ""},
		{"{{lang}}", ""},
		{"zz-zz-zz-zzzzzzzzzzz", ""},
	} {
		if got := bcp47(c.stated); got != c.want {
			t.Errorf("%q: got %q, want %q", c.stated, got, c.want)
		}
	}
}
