//! Names and values in the form of a query: `application/x-www-form-urlencoded`,
//! <https://url.spec.whatwg.org/#application/x-www-form-urlencoded>. The browser's `URLSearchParams`
//! does it there, which is no code of ours.

/// Reads the names and values of a query, without `?` or `#`.
pub fn parse(query: &str) -> Vec<(String, String)> {
    #[cfg(not(widget))]
    return form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    #[cfg(widget)]
    {
        let flat = crate::js::parse_query(query);
        let mut texts = flat.split('\0');
        let mut pairs = Vec::new();
        while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
            pairs.push((name.to_owned(), value.to_owned()));
        }
        pairs
    }
}

/// Writes names and values as a query.
pub fn write(pairs: &[(&str, &str)]) -> String {
    #[cfg(not(widget))]
    return form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    #[cfg(widget)]
    {
        let mut flat = String::new();
        for (name, value) in pairs {
            flat.push_str(name);
            flat.push('\0');
            flat.push_str(value);
            flat.push('\0');
        }
        crate::js::write_query(&flat)
    }
}
