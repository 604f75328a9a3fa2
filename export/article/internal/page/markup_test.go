package page

import "testing"

func TestAttrVerdicts(t *testing.T) {
	tests := []struct {
		val  string
		want verdict
	}{
		{"share-buttons", furnish},
		{"c-socialShare__list", furnish},
		{"article-body", content},
		{"wp-caption-text", caption},
		{"related_articles", aside},
		{"comment-list", notes},
		{"onetrust-banner-sdk", never},
		{"hidden", furnish},
		{"field--label-hidden", silent},
		{"headline", silent},
		{"sharecropper", silent},
		{"menuet", silent},
		{"", silent},
	}
	for _, tt := range tests {
		if got := markup.verdictOf(tt.val); got != tt.want {
			t.Errorf("verdictOf(%q): got %v, want %v", tt.val, got, tt.want)
		}
	}
}
