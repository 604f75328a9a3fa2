package source_test

import (
	"fmt"
	"log"
	"strings"

	"dateline/schema/source"
)

func Example() {
	own, err := source.Load(strings.NewReader("name\tkind\taliases\tdomains\tmarks\tcountry\tlanguage\tzone\nThe Harbour Gazette\toutlet\tGazette\tharbour.example\t\tNO\ten\tEurope/Oslo\n"))
	if err != nil {
		log.Fatal(err)
	}
	r := source.Default().Extend(own)
	for _, o := range []*source.Outlet{r.ByDomain("www.harbour.example"), r.ByDomain("news.bbc.co.uk"), r.ByMark("ИТАР-ТАСС")} {
		fmt.Println(o.Name, o.Kind)
	}
	// Output:
	// The Harbour Gazette outlet
	// BBC News outlet
	// TASS agency
}
