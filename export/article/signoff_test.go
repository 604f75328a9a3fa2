package article

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/schema/source"
)

func TestCutSignOff(t *testing.T) {
	const told = "The bridge will stay closed until the spring, the council said."
	type result struct {
		Last    string
		Authors []string
		Agency  string
	}
	for _, c := range []struct {
		name string
		tail string // behind the story, in the same paragraph
		want result
	}{
		{"nothing", "", result{told, nil, ""}},
		{"English", " (Reporting by Ana Prado; Editing by Eve Stone)", result{told, []string{"Ana Prado"}, ""}},
		{"two and their places", " (Reporting by Ana Prado in Lisbon and John Field in the Algarve; editing by Eve Stone)", result{told, []string{"Ana Prado", "John Field"}, ""}},
		{"comma before the editor", " (Reporting by Ana Prado, editing by Eve Stone)", result{told, []string{"Ana Prado"}, ""}},
		{"full stop between", " (Reporting by Ana Prado. Editing by Eve Stone)", result{told, []string{"Ana Prado"}, ""}},
		{"no brackets", " Reporting by Ana Prado; Editing by Eve Stone", result{told, []string{"Ana Prado"}, ""}},
		{"writer alone", " (Writing by Ana Prado; Editing by Eve Stone)", result{told, []string{"Ana Prado"}, ""}},
		{"helper is no author", " (Additional reporting by Sam Wye; Editing by Eve Stone)", result{told, nil, ""}},
		{"editor is no author", " (Editing by Eve Stone)", result{told, nil, ""}},
		{"never closed", " (Reporting by Ana Prado; Editing by", result{told, []string{"Ana Prado"}, ""}},
		{"a note stays", " (Reporting by Ana Prado; Editing by Eve Stone) ($1 = 0.91 euros)", result{told + " ($1 = 0.91 euros)", []string{"Ana Prado"}, ""}},
		{"bureaus", " (Reporting by Lisbon bureau; Editing by Eve Stone)", result{told, nil, ""}},
		{"German", " (Bericht von Anna Klee, redigiert von Max Stein)", result{told, []string{"Anna Klee"}, ""}},
		{"French", " (Reportage de Luc Petit ; version française Anne Roux, édité par Jean Noir)", result{told, []string{"Luc Petit"}, ""}},
		{"Spanish", " (Reporte de Luis Soto; editado por Eva Mora)", result{told, []string{"Luis Soto"}, ""}},
		{"Portuguese", " (Reportagem de Rui Palma; edição de Ana Prado)", result{told, []string{"Rui Palma"}, ""}},
		{"closing mark", " /TASS/", result{told, nil, "TASS"}},
		{"closing agency in brackets", " (AFP)", result{told, nil, "Agence France-Presse"}},
		{"closing agency behind a dash", " - AFP", result{told, nil, "Agence France-Presse"}},
		{"copyright", " (c) AFP 2017", result{told, nil, ""}},
		{"rights reserved", " Copyright 2017 The Associated Press. All rights reserved.", result{told, nil, ""}},
		// Near misses: these are the story's own words.
		{"an aside", " (The council did not say how it would pay.)", result{told + " (The council did not say how it would pay.)", nil, ""}},
		{"reporting as a verb", " Reporting by the council's own auditors had warned of the cracks.", result{told + " Reporting by the council's own auditors had warned of the cracks.", nil, ""}},
		{"abbreviation of a name in the sentence", " It told the Associated Press (AP)", result{told + " It told the Associated Press (AP)", nil, ""}},
		{"credit to another agency", " Reuters reported it first.", result{told + " Reuters reported it first.", nil, ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &story.Story{Paragraphs: []story.Paragraph{{Span: prose.Unplaced("Police closed the old bridge on Tuesday after a lorry had hit it.")}, {Span: prose.Unplaced(told + c.tail)}}}
			cutSignOff(s, source.Default())
			got := result{Authors: persons(s.SignOff.Authors(), source.Default())}
			got.Last = s.Paragraphs[len(s.Paragraphs)-1].Text
			if s.SignOff.Agency != nil {
				got.Agency = s.SignOff.Agency.Name
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
