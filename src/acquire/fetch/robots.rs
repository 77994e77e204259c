//! robots.txt by RFC 9309: what a site asks crawlers to leave alone.
//!
//! ```text
//! User-agent: *
//! Disallow: /search
//! Allow: /search/help$
//! Crawl-delay: 2
//! ```
//! The group that names us counts, else that for all; of the rules that fit, the longest decides, and of two as long, the one that allows.

use std::time::Duration;

/// Bytes of a file that are read; the rest is left out, as the RFC allows.
pub const MAX_BYTES: usize = 512 << 10;
/// Rules that are kept.
const MAX_RULES: usize = 10_000;
/// The longest pause that a file may ask for.
const MAX_DELAY: Duration = Duration::from_secs(60);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    allows: bool,
    /// Normalised; `*` stands for anything, `$` at the end for the end.
    pattern: Vec<u8>,
}

/// What a site asks of us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robots {
    rules: Vec<Rule>,
    /// The pause that it asks for between requests.
    pub delay: Option<Duration>,
    /// Sitemaps that it names.
    pub sitemaps: Vec<String>,
    /// Why the file could not be had, if so.
    pub lacking: Option<String>,
}

impl Robots {
    /// A site whose file cannot be had, though there may be one: it is left alone.
    pub fn lacking(why: impl Into<String>) -> Self {
        Self { rules: vec![Rule { allows: false, pattern: b"/".to_vec() }], lacking: Some(why.into()), ..Self::default() }
    }

    /// Reads a file for the crawler of this name.
    pub fn parse(bytes: &[u8], agent: &str) -> Self {
        let bytes = &bytes[..bytes.len().min(MAX_BYTES)];
        let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        let mut groups = [Group::default(), Group::default()];
        let mut sitemaps = Vec::new();
        let mut at = [false, false];
        let mut is_naming = false;
        for line in text.split(['\n', '\r']) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            match key.as_str() {
                "user-agent" | "useragent" | "user agent" => {
                    if !is_naming {
                        at = [false, false];
                    }
                    is_naming = true;
                    at[0] |= product(value).eq_ignore_ascii_case(agent);
                    at[1] |= value.starts_with('*');
                    (0..2).filter(|i| at[*i]).for_each(|i| groups[i].is_there = true);
                }
                "sitemap" => sitemaps.push(value.to_owned()),
                "allow" | "disallow" | "crawl-delay" => {
                    is_naming = false;
                    (0..2).filter(|i| at[*i]).for_each(|i| groups[i].take(&key, value));
                }
                _ => {}
            }
        }
        sitemaps.truncate(100);
        let [ours, all] = groups;
        let group = if ours.is_there { ours } else { all };
        Self { rules: group.rules, delay: group.delay, sitemaps, lacking: None }
    }

    /// Whether we may fetch this path, with its query.
    pub fn allows(&self, path: &str) -> bool {
        if path == "/robots.txt" {
            return true;
        }
        let path = normalised(path);
        let fitting = self.rules.iter().filter(|rule| fits(&rule.pattern, &path));
        fitting.max_by_key(|rule| (rule.pattern.len(), rule.allows)).is_none_or(|rule| rule.allows)
    }
}

#[derive(Default)]
struct Group {
    is_there: bool,
    rules: Vec<Rule>,
    delay: Option<Duration>,
}

impl Group {
    fn take(&mut self, key: &str, value: &str) {
        if key == "crawl-delay" {
            let seconds = value.parse::<f64>().ok().filter(|seconds| *seconds >= 0.0);
            self.delay = seconds.map(|seconds| Duration::from_secs_f64(seconds.min(MAX_DELAY.as_secs_f64())));
        } else if !value.is_empty() && self.rules.len() < MAX_RULES {
            let pattern = if value.starts_with(['/', '*']) { normalised(value) } else { normalised(&format!("/{value}")) };
            self.rules.push(Rule { allows: key == "allow", pattern });
        }
    }
}

/// The name of a crawler, without its version.
fn product(value: &str) -> &str {
    let end = value.find(|c: char| !(c.is_ascii_alphabetic() || c == '_' || c == '-')).unwrap_or(value.len());
    &value[..end]
}

/// A path as both sides are compared: letters that need no escape unescaped, all else escaped in capitals.
fn normalised(path: &str) -> Vec<u8> {
    let bytes = path.as_bytes();
    let mut normal = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |i: usize| bytes.get(i).and_then(|b| char::from(*b).to_digit(16));
        let (byte, n, is_escaped) = match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => ((high * 16 + low) as u8, 3, true),
            (byte, ..) => (byte, 1, false),
        };
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || (!is_escaped && byte.is_ascii_graphic());
        if is_plain {
            normal.push(byte);
        } else {
            normal.extend(format!("%{byte:02X}").bytes());
        }
        at += n;
    }
    normal
}

/// Whether a pattern fits the beginning of a path. Each star is tried from left to right, once: the time is pattern times path at most.
fn fits(pattern: &[u8], path: &[u8]) -> bool {
    let (pattern, is_anchored) = pattern.strip_suffix(b"$").map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split(|byte| *byte == b'*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return !is_anchored || rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if is_anchored && parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match memchr::memmem::find(rest, part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, path: &str, is_allowed: bool) {
        assert_eq!(Robots::parse(file.as_bytes(), "rapporteur").allows(path), is_allowed, "{path} by {file:?}");
    }

    #[test]
    fn n6_the_group_that_names_us_counts() {
        let file = "User-agent: other\nDisallow: /\n\nUser-agent: Rapporteur/1.0\nDisallow: /a\n\nuser-agent: *\nDisallow: /b";
        check(file, "/a/1", false);
        check(file, "/b", true);
        check("User-agent: *\nDisallow: /b", "/b", false);
        check("User-agent: rapporteurs\nDisallow: /b", "/b", true);
        check("User-agent: x\nUser-agent: rapporteur\nDisallow: /b\nUser-agent: *\nAllow: /", "/b", false);
        check("User-agent: rapporteur\nDisallow: /a\nUser-agent: y\nDisallow: /\nUser-agent: rapporteur\nDisallow: /b", "/b", false);
        check("User-agent: rapporteur\nUser-agent: *\nDisallow: /", "/b", false);
        check("User-agent: rapporteur\n\nUser-agent: *\nDisallow: /", "/b", false);
        check("Disallow: /", "/b", true);
        check("", "/b", true);
    }

    #[test]
    fn n6_the_longest_rule_decides() {
        let all = |rules: &str| format!("\u{feff}User-agent: *\r\n{rules}");
        check(&all("Allow: /p\nDisallow: /"), "/page", true);
        check(&all("Allow: /folder\nDisallow: /folder"), "/folder/page", true);
        check(&all("Allow: /page\nDisallow: /*.htm"), "/page.htm", false);
        check(&all("Allow: /$\nDisallow: /"), "/", true);
        check(&all("Allow: /$\nDisallow: /"), "/page.htm", false);
        check(&all("Disallow: /fish*"), "/fishheads/yummy.html", false);
        check(&all("Disallow: /*.php$"), "/a.php?x=1", true);
        check(&all("Disallow: /*.php$"), "/folder/a.php", false);
        check(&all("Disallow: /fish*.php"), "/fishheads/catfish.php?parameters", false);
        check(&all("Disallow: /fish*.php"), "/Fish.PHP", true);
        check(&all("Disallow: *.gif"), "/x/y.gif", false);
        check(&all("Disallow: secret"), "/secret/1", false);
        check(&all("Disallow:"), "/x", true);
        check(&all("Disallow: /a # not /b"), "/a", false);
        check(&all("Disallow: /"), "/robots.txt", true);
        check(&all("Disallow: /*/*/*$x*b"), "/1/2/3$xab", false);
    }

    #[test]
    fn n6_escapes_are_compared_as_one() {
        let all = |rules: &str| format!("User-agent: *\n{rules}");
        check(&all("Disallow: /tin-tức"), "/tin-t%E1%BB%A9c/1", false);
        check(&all("Disallow: /a%3cd.html"), "/a%3Cd.html", false);
        check(&all("Disallow: /a%2fb"), "/a/b", true);
        check(&all("Disallow: /%7Ejoe/"), "/~joe/x", false);
        check(&all("Disallow: /100%"), "/100%", false);
    }

    #[test]
    fn n6_delays_sitemaps_and_size_are_bounded() {
        let robots = Robots::parse(b"Sitemap: https://day.example/s.xml\nUser-agent: *\nCrawl-delay: 2.5\n", "rapporteur");
        assert_eq!((robots.delay, robots.sitemaps), (Some(Duration::from_millis(2500)), vec!["https://day.example/s.xml".to_owned()]));
        let huge = format!("User-agent: *\nCrawl-delay: 99999999999999999999\n{}", "Disallow: /a*b*c*d\n".repeat(200_000));
        let robots = Robots::parse(huge.as_bytes(), "rapporteur");
        assert_eq!((robots.delay, robots.rules.len()), (Some(MAX_DELAY), MAX_RULES));
        assert!(robots.allows("/x"));
        for odd in [&b"\xff\xfeU\0s\0e\0r\0"[..], b"user-agent", b"user-agent:*\ncrawl-delay: -1\ncrawl-delay: NaN", b":\n::\n"] {
            assert!(Robots::parse(odd, "rapporteur").allows("/x"));
        }
    }
}
