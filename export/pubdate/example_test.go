package pubdate_test

import (
	"fmt"

	"dateline/export/pubdate"
	"dateline/schema"
)

func ExampleResolve() {
	header, _ := pubdate.Parse("September 06, 12:36 UTC+3")
	address, _ := pubdate.Parse("2017-09-06")
	in := pubdate.Input{Candidates: []pubdate.Candidate{{Mention: header, Method: schema.ByHeader}}}
	fmt.Println(pubdate.Resolve(in, pubdate.Options{}).Status) // no year is stated
	in.Candidates = append(in.Candidates, pubdate.Candidate{Mention: address, Method: schema.ByURL})
	r := pubdate.Resolve(in, pubdate.Options{})
	fmt.Println(r.Status, r.Date, r.Method)
	// Output:
	// ambiguous
	// stated 2017-09-06 url
}
