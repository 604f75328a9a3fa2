package article

// headlines are the page's claims to its headline, best first.
func (p *page) headlines() []string {
	var out []string
	add := func(s string) {
		if s = squeeze(ldText(s)); s != "" {
			out = append(out, s)
		}
	}
	for _, h := range p.h1 {
		add(nodeText(h, 500))
	}
	add(p.meta("og:title"))
	add(p.meta("twitter:title"))
	add(p.title)
	n := p.articleNode(out, []string{p.canonical, p.meta("og:url")})
	if n != nil {
		if h := ldString(n["headline"]); h != "" {
			out = append([]string{h}, out...)
		}
	}
	return out
}
