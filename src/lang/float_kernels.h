// Products of matrices of floats for training. The sums are the same, bit for bit, on every machine.
//
// Every number of a product is summed by itself, term after term in order, with one multiplication and one
// addition a term: neither the width of the machine's vectors nor a fused multiply-add can change it.
//
//   // c (rows × columns) += a × b, a and b copied to panels first
//   multiply(a_panels, b_panels, c, rows, columns, depth);
//
// Panels: kRowPanel rows of a (or kColumnPanel columns of b) side by side, so that the inner loop reads memory in order.
// Rows are a multiple of kRowPanel and columns of kColumnPanel; depth is free.
#pragma once

#include <cstddef>
#include <vector>

namespace dateline::lang {

inline constexpr std::size_t kRowPanel = 4, kColumnPanel = 16;

/// Cuts a matrix (depth × columns, row after row) into panels of `width` columns: panel, depth, width.
void to_panels(const float* matrix, std::size_t depth, std::size_t columns, std::size_t width, float* panels);
/// The same of a matrix that is given transposed (columns × depth, row after row).
void to_panels_transposed(const float* matrix, std::size_t depth, std::size_t columns, std::size_t width, float* panels);

void multiply(const float* a_panels, const float* b_panels, float* c, std::size_t rows, std::size_t columns, std::size_t depth);

/// What Adam does to `values` and its two averages. `rate` holds the correction for the first steps.
struct AdamStep {
  float rate = 0;
  static constexpr float kFirstDecay = 0.9F, kSecondDecay = 0.98F, kEpsilon = 1e-8F;
};
void adam(const AdamStep& step, const float* gradient, float* values, float* first, float* second, std::size_t count);

/// e^x by additions and multiplications alone, which the machine's library does not promise. For |x| < 80.
float exponential(float x);

}  // namespace dateline::lang
