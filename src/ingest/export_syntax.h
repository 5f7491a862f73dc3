/// How each carrier writes the parts of an export: the same calls make JSON, NDJSON or XML.
///
///     BeginObject("by")  Text("role", "gp")  EndObject()
///     JSON: "by":{"role":"gp"}        XML: <by role="gp"/>
///
/// Within an object the texts and flags (XML's attributes) come before notes, lists and objects.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "domain/slice.h"

namespace escalint {

class ExportSyntax {
 public:
  static std::unique_ptr<ExportSyntax> Make(Carrier carrier);
  virtual ~ExportSyntax() = default;

  /// Appends what has been written since the last Take to `out`.
  void Take(std::string& out);

  /// Does `text` come back as it is?
  virtual bool CanWrite(std::string_view) const { return true; }

  /// The export as a whole: the header's members stand between the first two calls.
  virtual void BeginExport() = 0;
  virtual void BeginCases() = 0;
  virtual void EndExport() = 0;
  virtual void BeginCase() = 0;
  virtual void EndCase() = 0;

  virtual void Number(std::string_view name, int value) = 0;
  virtual void Text(std::string_view name, std::string_view value) = 0;
  virtual void Flag(std::string_view name, bool value) = 0;
  /// A text that may be long: an element of its own in XML.
  virtual void Prose(std::string_view name, std::string_view value) = 0;
  /// Words in an array, in XML in one attribute with spaces between.
  virtual void Words(std::string_view name, std::span<const std::string_view> words) = 0;
  /// Words in an array, in XML an element each; REQUIRES: not empty.
  virtual void Texts(std::string_view name, std::string_view element,
                     std::span<const std::string_view> texts) = 0;
  /// An empty list, which is not the same as none: an empty attribute in XML.
  virtual void EmptyList(std::string_view name) = 0;

  virtual void BeginObject(std::string_view name) = 0;
  virtual void EndObject() = 0;
  /// A list of objects; in XML nothing stands around them.
  virtual void BeginList(std::string_view name) = 0;
  virtual void BeginElement(std::string_view element) = 0;  ///< ended by EndObject
  virtual void EndList() = 0;

 protected:
  std::string text_;
};

}  // namespace escalint
