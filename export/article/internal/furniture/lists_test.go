package furniture

import (
	"testing"

	"dateline/schema/lexicon/lexicontest"
)

func TestWordLists(t *testing.T) {
	lexicontest.Run(t, furnitureList, asideList, mastheadList, sectionList, dateLabelList)
}
