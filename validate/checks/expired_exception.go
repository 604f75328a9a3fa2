package checks

import (
	"fmt"

	"dateline/validate"
)

var expiredException = &validate.Check{
	ID: "DL690", Name: "expired-exception", Severity: validate.Warning, Since: "0.1",
	Doc: `An exception of dateline.yaml whose expiry date has passed. It accepts nothing any more.

It matters because what was accepted for a time is open again, and somebody has to decide.

Example: ` + "`expires: 2026-01-31`" + ` in March.`,
	Fix:      "Correct the data, or set a new date after looking at the reason again.",
	OfPolicy: true, Generic: true,
	Start: eachException(func(p *validate.Pass, i int, e *validate.Exception) {
		if e.Expired(p.Today) && p.Policy.Concerns(i) {
			p.Report(exceptionFinding(p, e, fmt.Sprintf("exception for %s expired on %s", e.Check, e.Expires)))
		}
	}),
}
