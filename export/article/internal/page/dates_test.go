package page

import "testing"

func TestPlaceAndDay(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Nordvik | Sund, 4 March 2031", "2031-03-04"},
		{"Bad Elvebakken am See, 4 March 2031.", "2031-03-04"},
		{"Nordvik, 4 March 2031 – The landing is to be rebuilt.", ""},
		{"The landing was closed in Nordvik, 4 March 2031", ""},
		{"Nordvik, 4 March", ""},
		{"Room 12, 4 March 2031", ""},
		{"Nordvik, 4 March 1931", ""},
	}
	for _, tt := range tests {
		got := ""
		if found := placeAndDay(tt.in, "en"); len(found) > 0 {
			got = found[0].Readings[0].String()
		}
		if got != tt.want {
			t.Errorf("placeAndDay(%q): got %q, want %q", tt.in, got, tt.want)
		}
	}
}
