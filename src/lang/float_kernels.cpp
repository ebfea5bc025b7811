#include "lang/float_kernels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace dateline::lang {
namespace {

// Eight floats; without AVX2 the compiler makes two halves of them, and each lane sums the same terms in the same order.
using Floats = float __attribute__((vector_size(32), aligned(4), may_alias));

constexpr std::size_t kDepthBlock = 256;  // a panel of b of this depth stays in the first cache

/// c[4 × 16] += a × b.
[[gnu::always_inline]] inline void multiply_tile(const float* a, const float* b, float* c, std::size_t stride, std::size_t depth) {
  Floats c0 = *reinterpret_cast<const Floats*>(c), c1 = *reinterpret_cast<const Floats*>(c + 8);
  Floats d0 = *reinterpret_cast<const Floats*>(c + stride), d1 = *reinterpret_cast<const Floats*>(c + stride + 8);
  Floats e0 = *reinterpret_cast<const Floats*>(c + 2 * stride), e1 = *reinterpret_cast<const Floats*>(c + 2 * stride + 8);
  Floats f0 = *reinterpret_cast<const Floats*>(c + 3 * stride), f1 = *reinterpret_cast<const Floats*>(c + 3 * stride + 8);
  for (std::size_t k = 0; k < depth; ++k, a += kRowPanel, b += kColumnPanel) {
    const Floats b0 = *reinterpret_cast<const Floats*>(b), b1 = *reinterpret_cast<const Floats*>(b + 8);
    c0 += a[0] * b0, c1 += a[0] * b1;
    d0 += a[1] * b0, d1 += a[1] * b1;
    e0 += a[2] * b0, e1 += a[2] * b1;
    f0 += a[3] * b0, f1 += a[3] * b1;
  }
  *reinterpret_cast<Floats*>(c) = c0, *reinterpret_cast<Floats*>(c + 8) = c1;
  *reinterpret_cast<Floats*>(c + stride) = d0, *reinterpret_cast<Floats*>(c + stride + 8) = d1;
  *reinterpret_cast<Floats*>(c + 2 * stride) = e0, *reinterpret_cast<Floats*>(c + 2 * stride + 8) = e1;
  *reinterpret_cast<Floats*>(c + 3 * stride) = f0, *reinterpret_cast<Floats*>(c + 3 * stride + 8) = f1;
}

[[gnu::always_inline]] inline void multiply_blocks(const float* a, const float* b, float* c, std::size_t rows, std::size_t columns,
                                                   std::size_t depth) {
  for (std::size_t k = 0; k < depth; k += kDepthBlock) {
    const std::size_t block = std::min(kDepthBlock, depth - k);
    for (std::size_t j = 0; j < columns; j += kColumnPanel) {
      for (std::size_t i = 0; i < rows; i += kRowPanel) {
        multiply_tile(a + i * depth + k * kRowPanel, b + j * depth + k * kColumnPanel, c + i * columns + j, columns, block);
      }
    }
  }
}

#ifdef __x86_64__
[[gnu::target("avx2")]] void multiply_avx2(const float* a, const float* b, float* c, std::size_t rows, std::size_t columns, std::size_t depth) {
  multiply_blocks(a, b, c, rows, columns, depth);
}
#endif

}  // namespace

void multiply(const float* a_panels, const float* b_panels, float* c, std::size_t rows, std::size_t columns, std::size_t depth) {
#ifdef __x86_64__
  static const bool wide = __builtin_cpu_supports("avx2");
  if (wide) return multiply_avx2(a_panels, b_panels, c, rows, columns, depth);
#endif
  multiply_blocks(a_panels, b_panels, c, rows, columns, depth);
}

void to_panels(const float* matrix, std::size_t depth, std::size_t columns, std::size_t width, float* panels) {
  for (std::size_t j = 0; j < columns; j += width) {
    for (std::size_t k = 0; k < depth; ++k, panels += width) std::copy_n(matrix + k * columns + j, width, panels);
  }
}

void to_panels_transposed(const float* matrix, std::size_t depth, std::size_t columns, std::size_t width, float* panels) {
  for (std::size_t j = 0; j < columns; j += width) {
    for (std::size_t k = 0; k < depth; ++k, panels += width) {
      for (std::size_t i = 0; i < width; ++i) panels[i] = matrix[(j + i) * depth + k];
    }
  }
}

void adam(const AdamStep& step, const float* gradient, float* values, float* first, float* second, std::size_t count) {
  constexpr float kFirst = AdamStep::kFirstDecay, kSecond = AdamStep::kSecondDecay;
  for (std::size_t i = 0; i < count; ++i) {
    const float g = gradient[i];
    first[i] = first[i] * kFirst + g * (1 - kFirst);
    second[i] = second[i] * kSecond + g * g * (1 - kSecond);
    values[i] -= step.rate * first[i] / (std::sqrt(second[i]) + AdamStep::kEpsilon);
  }
}

float exponential(float x) {
  constexpr float kLog2E = 1.44269504F, kLn2High = 0.693359375F, kLn2Low = -2.12194440e-4F;
  const float n = std::floor(x * kLog2E + 0.5F);
  const float r = (x - n * kLn2High) - n * kLn2Low;
  const float series = 1 + r * (1 + r * (0.5F + r * (1.0F / 6 + r * (1.0F / 24 + r * (1.0F / 120 + r * (1.0F / 720))))));
  return series * std::bit_cast<float>((static_cast<std::uint32_t>(static_cast<std::int32_t>(n)) + 127U) << 23);
}

}  // namespace dateline::lang
