package dateline

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/export/pubdate"
	"dateline/schema/source"
)

var (
	// 新华社北京9月6日电, （中央社記者王小明台北6日電）, 中新网9月6日电
	chineseWire = regexp.MustCompile(`^[（(【\[]?\s*([\p{Han}A-Za-z]+?)((?:[\d０-９〇○零一二三四五六七八九]{4}年)?[\d０-９一二三四五六七八九十]{1,2}月[\d０-９一二三四五六七八九十廿]{1,3}日|[\d０-９]{1,2}日)?\s*(?:电|電|讯|訊)\s*(?:[（(](?:[^（()）]{1,40})[）)])?\s*[）)】\]]?\s*[：:，,]?`)
	// 【ワシントン共同】, ［東京　６日　ロイター］, [서울=뉴시스], (서울=연합뉴스)
	eastBracket = regexp.MustCompile(`^[【［\[(（]\s*([^【】［］\[\]()（）]{2,40}?)\s*[】］\])）]\s*[-–—=－]*`)
	// Reporters stand between agency and place: 記者王小明台北. Chinese names have two or three signs, so the place cannot be told.
	reporter  = regexp.MustCompile(`^(?:記者|记者)`)
	ownPaper  = regexp.MustCompile(`^(?:本报|本報|本社|本刊|本网|本網)(?:记者|記者)?`)
	eastSplit = regexp.MustCompile(`[\s　=＝・/／、]+`)
	dayAlone  = regexp.MustCompile(`([\d０-９]{1,2})日(?:[^間目]|$)`) // 東京6日: a day without its month
)

const (
	// firstEastAsian is where the radicals and punctuation of Chinese, Japanese and Korean begin; Latin, Cyrillic and
	// their dashes and quotes stand before it.
	firstEastAsian = 0x2e80
	// mostWireNames is within how many bytes, three to a sign, agency, reporters and place end before the date; what is
	// longer is a sentence that speaks of a telegram.
	mostWireNames = 60
	// mostPaperPlace is the signs of the longest place that a paper's own dateline names (西双版纳景洪); without a known
	// agency more of them are a sentence.
	mostPaperPlace = 6
)

// eastAsianDateline reads the forms of Chinese, Japanese and Korean agencies.
func eastAsianDateline(head string, reg *source.Registry) (Line, bool) {
	lead := len(head) - len(strings.TrimLeft(head, prose.Whitespace))
	s := head[lead:]
	if r, _ := utf8.DecodeRuneInString(s); r < firstEastAsian && r != '[' && r != '(' {
		return Line{}, false
	}
	d, ok := chinese(s, reg)
	if !ok {
		d, ok = bracketEast(s, reg)
	}
	if !ok {
		return Line{}, false
	}
	for i := range d.Mentions {
		d.Mentions[i].Start += lead
		d.Mentions[i].End += lead
	}
	d.Start += lead
	d.End += lead
	return d, true
}

func chinese(s string, reg *source.Registry) (Line, bool) {
	m := chineseWire.FindStringSubmatchIndex(s)
	if m == nil || m[3] > mostWireNames {
		return Line{}, false
	}
	names := s[m[2]:m[3]]
	d := Line{}
	// The agency is the longest known name that opens; the place is what follows.
	for i := len(names); i > 0; i-- {
		if !utf8.RuneStart(append([]byte(names), 'x')[i]) {
			continue
		}
		if o := reg.ByMark(names[:i]); o != nil {
			d.Mark, d.Agency, d.Place = names[:i], o, names[i:]
			break
		}
	}
	if d.Agency == nil {
		// A paper's own: 本报北京9月6日电, （吉隆坡6日讯）.
		d.Place = ownPaper.ReplaceAllString(names, "")
		if m[4] < 0 || d.Place == "" || utf8.RuneCountInString(d.Place) > mostPaperPlace {
			return Line{}, false
		}
	}
	if m, ok := strings.CutSuffix(d.Mark, "記者"); ok {
		d.Mark, d.Place = m, ""
	}
	if reporter.MatchString(d.Place) {
		d.Place = ""
	}
	d.End = m[1]
	if m[4] >= 0 {
		d.mention(s[m[4]:m[5]], m[4], "zh")
	}
	return d, true
}

// mention keeps the date in text, which stands at an offset in the paragraph: one with its month, or a day of the month
// alone. It returns its place in text.
func (d *Line) mention(text string, at int, language string) (start, end int) {
	for _, m := range pubdate.FindPrinted(text, language) {
		start, end = m.Start, m.End
		m.Start += at
		m.End += at
		d.Mentions = append(d.Mentions, m)
		return start, end
	}
	m := dayAlone.FindStringSubmatchIndex(text)
	if m == nil {
		return 0, 0
	}
	day := 0
	for _, r := range text[m[2]:m[3]] {
		if r >= '０' {
			r -= '０' - '0'
		}
		day = day*10 + int(r-'0')
	}
	alone, ok := dayOfMonth(day)
	if !ok {
		return 0, 0
	}
	start, end = m[2], m[3]+len("日")
	d.Mentions = append(d.Mentions, pubdate.Mention{Readings: []pubdate.Partial{alone}, Start: start + at, End: end + at, Text: text[start:end]})
	return start, end
}

func bracketEast(s string, reg *source.Registry) (Line, bool) {
	m := eastBracket.FindStringSubmatchIndex(s)
	if m == nil {
		return Line{}, false
	}
	inner := s[m[2]:m[3]]
	if strings.IndexFunc(inner, func(r rune) bool { return r >= firstEastAsian }) < 0 {
		return Line{}, false
	}
	d := Line{}
	d.End = m[1]
	rest := inner
	if start, end := d.mention(inner, m[2], "ja"); end > 0 {
		rest = inner[:start] + " " + inner[end:]
	}
	var places []string
	for _, part := range eastSplit.Split(rest, -1) {
		if part == "" || d.Agency != nil && slices.Contains(markWords().beside, part) {
			continue
		}
		if o := reg.ByMark(part); o != nil {
			d.Mark, d.Agency = part, o
			continue
		}
		// ワシントン共同: the agency is the known name that ends the part.
		for i := range part {
			if o := reg.ByMark(part[i:]); i > 0 && o != nil {
				d.Mark, d.Agency, part = part[i:], o, part[:i]
				break
			}
		}
		places = append(places, part)
	}
	if d.Agency == nil {
		return Line{}, false
	}
	if len(places) > 0 {
		d.Place = places[0]
	}
	return d, true
}
