package story

import (
	"net/url"
	"strings"
)

func Host(u string) string {
	v, err := url.Parse(strings.TrimSpace(u))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(v.Hostname()), "www.")
}
