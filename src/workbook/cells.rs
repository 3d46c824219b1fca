//! Cells that hold more than one thing, as text and back.

/// Returns lists that people write with commas between: `us, russia`.
pub fn list(cell: &str) -> Vec<&str> {
    let is_comma = |c: char| matches!(c, ',' | ';' | '\n' | '\r' | '，' | '、' | '；' | '،');
    let items = cell.split(is_comma).map(str::trim);
    items.filter(|item| !item.is_empty()).collect()
}

/// Returns the lines of a cell that has one thing a line.
pub fn lines(cell: &str) -> impl Iterator<Item = &str> {
    let lines = cell.split(['\n', '\r']).map(str::trim);
    lines.filter(|line| !line.is_empty())
}

/// Returns an address and what stands behind it: `bridge-320.png 320`.
pub fn pair(line: &str) -> (&str, &str) {
    let (url, other) = line.rsplit_once(char::is_whitespace).unwrap_or((line, ""));
    (url.trim_end(), other)
}

/// Returns a citation as a line: `minutes (¶ 5)`.
pub(super) fn citation(source: &str, at: Option<&str>) -> String {
    match at {
        Some(at) => {
            let at = at
                .replace('\\', r"\\")
                .replace('\n', r"\n")
                .replace('\r', r"\r");
            [source, " (", &at, ")"].concat()
        }
        None => source.to_owned(),
    }
}

/// Returns what a line may cite: a source and a place in it, where the line can be divided so. Which of
/// them is meant is known to who knows the sources, as their names have parentheses, too.
pub fn citations_in(line: &str) -> Vec<(&str, Option<String>)> {
    let mut found = vec![(line, None)];
    for (open, close) in [('(', ')'), ('（', '）')] {
        let Some(inside) = line.strip_suffix(close) else {
            continue;
        };
        for (at, _) in inside.match_indices(open) {
            let (source, place) = inside.split_at(at);
            let place = place.strip_prefix(open).unwrap_or_default();
            if !source.trim().is_empty() && !place.trim().is_empty() {
                found.push((source.trim(), Some(unescaped(place))));
            }
        }
    }
    found
}

/// Puts back what [`citation`] wrote with a backslash: a cell has a citation a line.
fn unescaped(place: &str) -> String {
    let mut text = String::new();
    let mut rest = place.chars();
    while let Some(c) = rest.next() {
        let next = if c == '\\' { rest.clone().next() } else { None };
        let meant = match next {
            Some('n') => '\n',
            Some('r') => '\r',
            Some('\\') => '\\',
            _ => {
                text.push(c);
                continue;
            }
        };
        rest.next();
        text.push(meant);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_source_comes_back_whatever_is_in_it() {
        for at in ["¶ 5", "p. 2 (left)", "a)(b", "1\n2", r"\n", r"C:\new", " ("] {
            let line = citation("minutes", Some(at));
            assert_eq!(line.lines().count(), 1);
            let found = citations_in(&line);
            assert!(
                found.contains(&("minutes", Some(at.to_owned()))),
                "{at}: {found:?}"
            );
        }
        assert_eq!(citations_in("minutes"), [("minutes", None)]);
        assert_eq!(citations_in("Minutes (2nd)").len(), 2);
    }

    #[test]
    fn a_list_is_divided_by_commas_of_any_script_and_by_lines() {
        assert_eq!(
            list("us, russia;nato\nukraine、eu，"),
            ["us", "russia", "nato", "ukraine", "eu"]
        );
        assert_eq!(list(" "), [""; 0]);
        assert_eq!(pair("bridge-320.png  320"), ("bridge-320.png", "320"));
    }
}
