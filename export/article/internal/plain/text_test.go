package plain

import "testing"

// TestNotices holds which lines are a script's or a template's, and which are copy that looks like them.
func TestNotices(t *testing.T) {
	for _, tt := range []struct {
		line string
		want bool
	}{
		{"window.dataLayer = window.dataLayer || [];", true},
		{"googletag.cmd.push(function() { googletag.display('top'); });", true},
		{".ad { display: none; }", true},
		{"%s comments", true},
		{"undefined", true},
		{"Shares of Acme Corp (ACM.N) [ID:nN0241] fell 1.2 percent; Bell (BEL.L) lost 3 percent on the document [BEL.O].", false},
		{"The house has one window. (Two were bricked up in 1840; nobody knows why.)", false},
		{"\"Let x = 3,\" the teacher said; (nobody did)", false},
	} {
		if got := isTemplate(tt.line); got != tt.want {
			t.Errorf("isTemplate(%q) = %v, want %v", tt.line, got, tt.want)
		}
	}
}
