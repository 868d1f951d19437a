// What a command prints and how it ends: one JSON document or a table on stdout, everything else on stderr.
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/text/text.h"

#include <QString>

#include <string>
#include <vector>

namespace preamar::ctl {

// The exit codes of the contract (cli.md).
enum Exit { Done = 0, Failed = 1, Usage = 2, Refused = 3, NoAnswer = 4, Interrupted = 130 };

class Terminal
{
public:
    bool json = false;
    text::Language language = text::Language::PtBr;

    // One translated text of the command line, by its English source.
    [[nodiscard]] QString words(const char *source) const { return text::cli(source, language); }
    // stdout: the document with --json, else the lines.
    int print(const Json &document, const QString &lines) const;
    int print(const Json &document, const std::vector<QString> &header, const std::vector<std::vector<QString>> &rows, const QString &empty) const;
    // The failure document or sentence, and the exit code that belongs to the error.
    int fail(const Error &error) const;
    int failWith(Exit exit, const Error &error) const;
    void note(const QString &line) const;  // stderr
};

[[nodiscard]] Exit exitFor(const Error &error);
// Adds "text" to every reason object in a document.
void addReasonTexts(Json &document, text::Language language);

}  // namespace preamar::ctl
