package checks

import (
	"testing"

	"dateline/schema/lexicon/lexicontest"
)

func TestCalendarList(t *testing.T) { lexicontest.Run(t, calendarList) }
