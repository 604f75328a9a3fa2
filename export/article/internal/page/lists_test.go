package page

import (
	"testing"

	"dateline/schema/lexicon/lexicontest"
)

func TestWordLists(t *testing.T) {
	lexicontest.Run(t, markupList, dateWordList, metaNameList, siteList)
}
