package schema

import (
	"fmt"
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	for _, tt := range []struct {
		text    string
		days    int32
		weekday time.Weekday
		next    string
	}{
		{"1970-01-01", 0, time.Thursday, "1970-01-02"},
		{"1969-12-31", -1, time.Wednesday, "1970-01-01"},
		{"2017-09-06", 17415, time.Wednesday, "2017-09-07"},
		{"2024-02-28", 19781, time.Wednesday, "2024-02-29"},
		{"1900-02-28", -25509, time.Wednesday, "1900-03-01"},
		{"0001-01-01", -719162, time.Monday, "0001-01-02"},
		{"9999-12-31", 2932896, time.Friday, ""},
	} {
		d, err := ParseDate(tt.text)
		if err != nil || !d.Valid() || d.String() != tt.text {
			t.Errorf("ParseDate(%q): got %s, %v", tt.text, d, err)
		}
		if got := d.Days(); got != tt.days || DateOfDays(got) != d {
			t.Errorf("%s: got day %d, which is %s, want %d", d, got, DateOfDays(got), tt.days)
		}
		if got := d.Weekday(); got != tt.weekday {
			t.Errorf("%s: got a %s, want a %s", d, got, tt.weekday)
		}
		if got := d.AddDays(1).String(); tt.next != "" && got != tt.next {
			t.Errorf("%s: got %s for the day after, want %s", d, got, tt.next)
		}
		var again Date
		if b, err := d.MarshalText(); err != nil || again.UnmarshalText(b) != nil || again != d {
			t.Errorf("%s: read back as %s", d, again)
		}
	}
	for _, text := range []string{"", "2017-9-6", "2017-02-29", "2017-13-01", "2017-00-10", "17-09-06", "2017-09-06T00:00:00Z", " 2017-09-06"} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("ParseDate(%q): got %s, want an error", text, d)
		}
	}
	for _, d := range []Date{{}, {0, 12, 31}, {2017, 2, 29}, {2017, 4, 31}, {2017, 13, 1}, {10000, 1, 1}} {
		if d.Valid() {
			t.Errorf("%+v is valid", d)
		}
	}
}

func TestDateCompare(t *testing.T) {
	ascending := []Date{{}, {2016, 12, 31}, {2017, 1, 31}, {2017, 2, 1}, {2017, 2, 2}}
	for i, a := range ascending {
		for j, b := range ascending {
			if a.Compare(b) != min(max(i-j, -1), 1) || a.Before(b) != (i < j) || a.After(b) != (i > j) {
				t.Errorf("%v and %v: got %d", a, b, a.Compare(b))
			}
		}
	}
}

func TestNoDate(t *testing.T) {
	d := Date{2017, 9, 6}
	if err := d.UnmarshalText(nil); err != nil || !d.IsZero() || d.String() != "" {
		t.Errorf("no text: got %+v, %v, want no date", d, err)
	}
	d = Date{2017, 9, 6}
	if err := d.UnmarshalText([]byte("soon")); err == nil || d.IsZero() {
		t.Errorf("no date: got %v and %v, want an error and the date as it was", d, err)
	}
}

// TestDateString holds String against Sprintf, also for what is no day.
func TestDateString(t *testing.T) {
	for _, d := range []Date{{2017, 9, 6}, {2017, 12, 31}, {1, 1, 1}, {0, 0, 5}, {9999, 99, 99}, {10000, 1, 1}, {-1, 1, 1}, {2017, -1, 1}, {2017, 1, 100}, {2017, 100, 1}} {
		if got, want := d.String(), fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
