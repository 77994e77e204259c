//! The lookup: what the archive holds, by address. It is derived from the archive's files, one CDXJ file for each.

use super::archive::{files, lookup_path};
use crate::acquire::warc;
use anyhow::Result;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

/// The last fetch of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The address.
    pub url: String,
    /// When it was fetched, in seconds since 1970.
    #[serde(skip)]
    pub time: i64,
    /// The status code.
    #[serde(with = "as_text")]
    pub status: u16,
    /// Digest of the body as it came.
    pub digest: String,
    /// The media type.
    pub mime: String,
    /// The file that holds the body.
    #[serde(rename = "filename")]
    pub file: String,
    /// Where in it the response begins.
    #[serde(with = "as_text")]
    pub offset: u64,
    /// The tag of this version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The time of this version, as the server wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

/// CDXJ writes numbers as text.
mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(value: &impl ToString, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&value.to_string())
    }

    pub fn deserialize<'de, T: std::str::FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(|_| D::Error::custom("a number is expected"))
    }
}

/// What has been fetched.
#[derive(Clone, Debug, Default)]
pub struct Lookup(HashMap<String, Seen>);

impl Lookup {
    /// Reads the lookup files of a folder; what is missing or damaged is made anew from the archive.
    pub fn load(folder: &Path) -> Result<Self> {
        let mut lookup = Self::default();
        for archive in files(folder, "gz")? {
            let path = lookup_path(&archive);
            let seen = match read(&path) {
                Some(seen) => seen,
                None => {
                    let seen = scan(&archive);
                    write(&path, &seen)?;
                    seen
                }
            };
            seen.into_iter().for_each(|seen| lookup.add(seen));
        }
        Ok(lookup)
    }

    /// The last fetch of an address.
    pub fn get(&self, url: &str) -> Option<&Seen> {
        self.0.get(url)
    }

    /// Takes note of a fetch. A revisit knows no place of its own: it keeps that of the body.
    pub fn add(&mut self, mut seen: Seen) {
        match self.0.get(&seen.url) {
            Some(known) if known.time > seen.time => {}
            known => {
                if seen.mime == REVISIT
                    && let Some(known) = known
                {
                    (seen.file, seen.offset, seen.mime) = (known.file.clone(), known.offset, known.mime.clone());
                }
                self.0.insert(seen.url.clone(), seen);
            }
        }
    }
}

/// The media type that CDX files give to revisits.
const REVISIT: &str = "warc/revisit";

fn read(path: &Path) -> Option<Vec<Seen>> {
    let text = std::fs::read_to_string(path).ok()?;
    text.lines().map(line).collect()
}

/// `example,day)/1 20240821070000 {"url": …}`
fn line(line: &str) -> Option<Seen> {
    let mut parts = line.splitn(3, ' ');
    let (_, time, data) = (parts.next()?, parts.next()?, parts.next()?);
    let time = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", time).ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(Seen { time: time.timestamp().as_second(), ..serde_json::from_str(data).ok()? })
}

/// Writes a lookup file, whole or not at all.
pub(super) fn write(path: &Path, seen: &[Seen]) -> Result<()> {
    let mut lines: Vec<String> = seen.iter().map(to_line).collect();
    lines.sort();
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    lines.iter().try_for_each(|line| writeln!(file, "{line}"))?;
    crate::index::store::readable_by_others(file.path())?;
    file.persist(path)?;
    Ok(())
}

fn to_line(seen: &Seen) -> String {
    let time = jiff::Timestamp::from_second(seen.time).unwrap_or_default().strftime("%Y%m%d%H%M%S");
    let data = serde_json::to_string(seen).expect("strings and numbers always serialize");
    format!("{} {time} {data}", sort_key(&seen.url))
}

/// The address with the parts of its host turned round, so that a site's pages stand together.
fn sort_key(url: &str) -> String {
    let Ok(parsed) = url::Url::parse(url) else { return url.replace(' ', "%20") };
    let host: Vec<&str> = parsed.host_str().unwrap_or_default().split('.').rev().collect();
    let port = parsed.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}{port}){}", host.join(","), &parsed[url::Position::BeforePath..url::Position::AfterQuery])
}

/// Reads what an archive file holds from the file itself.
fn scan(archive: &Path) -> Vec<Seen> {
    let file = archive.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut found = Vec::new();
    warc::responses(archive, &mut |response| {
        let get = |name: &str| Some(crate::acquire::http::header(&response.headers, name).to_owned()).filter(|value| !value.is_empty());
        let mime = crate::acquire::http::media_type(&get("content-type").unwrap_or_default()).0;
        found.push(Seen {
            url: response.url.to_owned(),
            time: super::feed::seconds(response.date).unwrap_or_default(),
            status: response.status,
            digest: response.digest.to_owned(),
            mime: if response.is_revisit { REVISIT.to_owned() } else { mime },
            file: file.clone(),
            offset: response.offset,
            etag: get("etag"),
            modified: get("last-modified"),
        });
    });
    found
}
