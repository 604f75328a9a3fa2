package article

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dateline/export/pubdate"
	"dateline/schema/source"
)

var (
	// 新华社北京9月6日电, （中央社記者王小明台北6日電）, 中新网9月6日电
	chineseWire = regexp.MustCompile(`^[（(【\[]?\s*([\p{Han}A-Za-z]+?)((?:(?:\d{4}|[０-９]{4})年)?[\d０-９]{1,2}月[\d０-９]{1,2}日|[\d０-９]{1,2}日)?\s*(?:电|電|讯|訊)\s*(?:[（(](?:[^（()）]{1,40})[）)])?\s*[）)】\]]?\s*[：:，,]?`)
	// 【ワシントン共同】, ［東京　６日　ロイター］, [서울=뉴시스], (서울=연합뉴스)
	eastBracket = regexp.MustCompile(`^[【［\[(（]\s*([^【】［］\[\]()（）]{2,40}?)\s*[】］\])）]\s*[-–—=－]*`)
	// Reporters stand between agency and place: 記者王小明台北. Chinese names have two or three signs, so the place cannot be told.
	reporter  = regexp.MustCompile(`^(?:記者|记者)`)
	eastSplit = regexp.MustCompile(`[\s　=＝・/／、]+`)
	dayAlone  = regexp.MustCompile(`[\d０-９]{1,2}日$`) // 東京6日: a day without its month says too little to be evidence
)

// eastAsianDateline reads the forms of Chinese, Japanese and Korean agencies.
func eastAsianDateline(head string, reg *source.Registry) (dateline, bool) {
	lead := len(head) - len(strings.TrimLeft(head, whitespace))
	s := head[lead:]
	if r, _ := utf8.DecodeRuneInString(s); r < 0x2e80 && r != '[' && r != '(' {
		return dateline{}, false
	}
	d, ok := chinese(s, reg)
	if !ok {
		d, ok = bracketEast(s, reg)
	}
	if !ok {
		return dateline{}, false
	}
	for i := range d.mentions {
		d.mentions[i].Start += lead
		d.mentions[i].End += lead
	}
	d.start += lead
	d.end += lead
	return d, true
}

func chinese(s string, reg *source.Registry) (dateline, bool) {
	m := chineseWire.FindStringSubmatchIndex(s)
	if m == nil || m[3] > 60 {
		return dateline{}, false
	}
	names := s[m[2]:m[3]]
	d := dateline{}
	// The agency is the longest known name that opens; the place is what follows.
	for i := len(names); i > 0; i-- {
		if !utf8.RuneStart(append([]byte(names), 'x')[i]) {
			continue
		}
		if o := reg.ByMark(names[:i]); o != nil {
			d.mark, d.agency, d.place = names[:i], o, names[i:]
			break
		}
	}
	if d.agency == nil {
		return dateline{}, false
	}
	if m, ok := strings.CutSuffix(d.mark, "記者"); ok {
		d.mark, d.place = m, ""
	}
	if reporter.MatchString(d.place) {
		d.place = ""
	}
	d.end = m[1]
	if m[4] >= 0 {
		for _, x := range pubdate.FindPrinted(s[m[4]:m[5]], "zh") {
			x.Start += m[4]
			x.End += m[4]
			d.mentions = append(d.mentions, x)
		}
	}
	return d, true
}

func bracketEast(s string, reg *source.Registry) (dateline, bool) {
	m := eastBracket.FindStringSubmatchIndex(s)
	if m == nil {
		return dateline{}, false
	}
	inner := s[m[2]:m[3]]
	if strings.IndexFunc(inner, func(r rune) bool { return r >= 0x2e80 }) < 0 {
		return dateline{}, false
	}
	d := dateline{}
	d.end = m[1]
	rest := inner
	for _, x := range pubdate.FindPrinted(inner, "ja") {
		rest = inner[:x.Start] + " " + inner[x.End:]
		x.Start += m[2]
		x.End += m[2]
		d.mentions = append(d.mentions, x)
		break
	}
	var places []string
	for _, part := range eastSplit.Split(rest, -1) {
		if part == "" || strings.Trim(part, "0123456789０１２３４５６７８９日") == "" {
			continue
		}
		if o := reg.ByMark(part); o != nil {
			d.mark, d.agency = part, o
			continue
		}
		// ワシントン共同: the agency is the known name that ends the part.
		for i := range part {
			if o := reg.ByMark(part[i:]); i > 0 && o != nil {
				d.mark, d.agency, part = part[i:], o, part[:i]
				break
			}
		}
		places = append(places, dayAlone.ReplaceAllString(part, ""))
	}
	if d.agency == nil {
		return dateline{}, false
	}
	if len(places) > 0 {
		d.place = places[0]
	}
	return d, true
}
