package article

import (
	"net/url"
	"strings"

	"dateline/export/pubdate"
)

// bothOrders are the countries whose papers print 06/09/2017 either way, monthBefore those that put the month first; all
// others put the day first (CLDR's short formats).
var (
	bothOrders  = map[string]bool{"CA": true, "PH": true, "PA": true, "KE": true, "ZA": true, "GH": true, "TG": true, "CN": true, "JP": true, "KR": true}
	monthBefore = map[string]bool{"US": true, "PR": true, "GU": true, "VI": true, "AS": true, "MH": true, "FM": true}
)

// orderFigures keeps, of the two readings of 06/09/2017, the one that papers of the page's country print. The country is
// that of the page's outlet, or the one whose domain the page is in.
func orderFigures(cands []pubdate.Candidate, country, address string) {
	if country == "" {
		country = domainCountry(address)
	}
	if country == "" || bothOrders[country] {
		return
	}
	for i := range cands {
		c := &cands[i]
		if len(c.Readings) != 2 || !swapped(c.Readings[0], c.Readings[1]) {
			continue
		}
		// The order of the figures in the text tells which reading has the day first.
		first := leadingNumber(c.Text)
		for _, r := range c.Readings {
			if (r.Day == first) != monthBefore[country] {
				c.Readings = []pubdate.Partial{r}
				break
			}
		}
	}
}

// swapped reports whether two readings are of the same figures, day and month exchanged.
func swapped(a, b pubdate.Partial) bool {
	return a.Year == b.Year && a.YY == b.YY && a.Day == int(b.Month) && b.Day == int(a.Month) && a.Day != b.Day
}

// leadingNumber is the first number of at most two digits in s that a slash or hyphen follows, 0 when there is none.
func leadingNumber(s string) int {
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '/' && s[i] != '-' {
			continue
		}
		n, scale := 0, 1
		for j := i - 1; j >= 0 && s[j] >= '0' && s[j] <= '9'; j-- {
			n += int(s[j]-'0') * scale
			scale *= 10
		}
		return n
	}
	return 0
}

// soldDomains are domains of countries that sites everywhere take for their letters.
var soldDomains = map[string]bool{
	"ac": true, "ai": true, "am": true, "cc": true, "co": true, "fm": true, "gg": true, "io": true, "is": true, "la": true, "ly": true, "me": true,
	"sh": true, "st": true, "tk": true, "to": true, "tv": true, "vc": true, "ws": true, "ms": true, "gl": true, "im": true, "nu": true, "pw": true, "us": true, "eu": true,
}

// domainCountry is the country whose domain an address is in, empty when it is in none or in one that is sold everywhere.
func domainCountry(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	i := strings.LastIndexByte(host, '.')
	top := host[i+1:]
	if i < 0 || len(top) != 2 || soldDomains[top] || top[0] < 'a' || top[1] < 'a' {
		return ""
	}
	if top == "uk" {
		return "GB"
	}
	return strings.ToUpper(top)
}
