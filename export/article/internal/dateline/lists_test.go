package dateline

import (
	"testing"

	"dateline/schema/lexicon/lexicontest"
)

func TestWordLists(t *testing.T) { lexicontest.Run(t, notPlaceList, formList, markWordList) }
